//! Turns sheets into PDF files, few at a time.

use contract::lang::Lang;
use std::sync::Arc;
use tokio::sync::Semaphore;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::world::Desk;
use super::{Pass, Receipt, Sheet, Voucher};

/// Prints papers on blocking threads. Cloning shares the limit.
#[derive(Clone)]
pub struct Press {
    turns: Arc<Semaphore>,
}

/// Why there is no paper. Nothing of what it should have said is in it.
#[derive(Debug, thiserror::Error)]
pub enum Unprinted {
    #[error("the seal does not fit its QR code")]
    SealTooLong,
    /// A mistake in a template.
    #[error("the template failed: {0}")]
    Template(String),
    #[error("the printing thread ended early")]
    Interrupted,
}

impl Press {
    /// `at_once` papers are drawn at the same time; the others wait.
    pub fn new(at_once: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(at_once.max(1))),
        }
    }

    /// # Errors
    /// [`Unprinted`].
    pub async fn voucher(&self, voucher: &Voucher, lang: Lang) -> Result<Vec<u8>, Unprinted> {
        self.print(voucher.sheet(lang)?).await
    }

    /// # Errors
    /// [`Unprinted`].
    pub async fn pass(&self, pass: &Pass, lang: Lang) -> Result<Vec<u8>, Unprinted> {
        self.print(pass.sheet(lang)?).await
    }

    /// # Errors
    /// [`Unprinted`].
    pub async fn receipt(&self, receipt: &Receipt, lang: Lang) -> Result<Vec<u8>, Unprinted> {
        self.print(receipt.sheet(lang)).await
    }

    async fn print(&self, sheet: Sheet) -> Result<Vec<u8>, Unprinted> {
        let turns = Arc::clone(&self.turns);
        let turn = turns
            .acquire_owned()
            .await
            .map_err(|_| Unprinted::Interrupted)?;
        let printed = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            draw(sheet)
        });
        printed.await.map_err(|_| Unprinted::Interrupted)?
    }
}

fn draw(sheet: Sheet) -> Result<Vec<u8>, Unprinted> {
    let desk = Desk::lay(sheet);
    let document = typst::compile(&desk)
        .output
        .map_err(|errors| failed(&errors))?;
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
    // PDF/UA refuses a page with a letter that no font has (a name in a script other than Latin,
    // Greek or Cyrillic): then the paper is still tagged, without the claim.
    let pdf = typst_pdf::pdf(&document, &options(accessible))
        .or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default())))
        .map_err(|errors| failed(&errors));
    // Typst remembers what it computed; the next sheets need the layout of the last few only.
    typst::comemo::evict(8);
    pdf
}

fn options(standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Ventanilla".into())),
        standards,
        ..Default::default()
    }
}

fn failed(errors: &[SourceDiagnostic]) -> Unprinted {
    let reasons: Vec<_> = errors
        .iter()
        .map(|error| error.message.to_string())
        .collect();
    Unprinted::Template(reasons.join("; "))
}
