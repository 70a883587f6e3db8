//! The receipt and the calendar file of an appointment, made on demand; the voucher is beside.

use super::confirm::price;
use super::mails;
use super::store::lists;
use super::view;
use crate::documents::{InLang, Receipt, ReceiptLine, Returned, file};
use crate::notifications::{Method, calendar};
use crate::payments::{self, Purpose};
use crate::permit::Reader;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use axum::extract::{Path, Query, State as Shared};
use axum::response::IntoResponse;
use contract::payments::RefundState;
use contract::problem::{Code, Problem};
use entity::appointment;
use uuid::Uuid;

/// What was paid for the booking of this appointment, and what went back.
#[utoipa::path(get, path = contract::paths::appointments::RECEIPT, tag = "appointments",
    params(("appointment" = Uuid, Path), InLang),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = "4XX", body = Problem)))]
pub async fn receipt(
    Shared(app): Shared<App>,
    reader: Reader,
    Path(id): Path<Uuid>,
    Query(query): Query<InLang>,
) -> Answer<impl IntoResponse> {
    let row = owned(&app, &reader, id).await?;
    let (visit, view) = (mails::visit(&app, &row)?, view::show(&app, &row).await?);
    let order = payments::find_order(app.db.read(), Purpose::Booking, row.booking).await?;
    let order = order.ok_or(Code::NotFound)?;
    let payment = payments::payment_of(app.db.read(), order.id)
        .await?
        .ok_or(Code::NotFound)?;
    let settled = view
        .refunds
        .iter()
        .filter(|refund| refund.state == RefundState::Succeeded);
    let receipt = Receipt {
        reference: visit.reference.clone(),
        total: price(&row)?,
        paid: view::at_office(&app, &row.office, payment.paid_at.0),
        city: visit.office.city.clone(),
        returned: settled
            .map(|refund| Returned {
                at: refund.settled_at.unwrap_or(refund.decided_at),
                amount: refund.amount,
            })
            .collect(),
        issued: app.clock.now(),
        lines: vec![ReceiptLine {
            person: visit.person,
            service: visit.service,
            office: visit.office.name,
            reference: visit.reference,
            fee: visit.fee,
        }],
    };
    let pdf = app
        .press
        .receipt(&receipt, query.lang)
        .await
        .map_err(Refusal::internal)?;
    Ok(file("application/pdf", &receipt.file_name(query.lang), pdf))
}

/// The appointment as a calendar file.
#[utoipa::path(get, path = contract::paths::appointments::CALENDAR, tag = "appointments",
    params(("appointment" = Uuid, Path), InLang),
    responses((status = 200, content_type = "text/calendar", body = String), (status = "4XX", body = Problem)))]
pub async fn ics(
    Shared(app): Shared<App>,
    reader: Reader,
    Path(id): Path<Uuid>,
    Query(query): Query<InLang>,
) -> Answer<impl IntoResponse> {
    let row = owned(&app, &reader, id).await?;
    let visit = mails::visit(&app, &row)?;
    let name = format!("{}.ics", visit.reference);
    let method = if row.state()?.active() {
        Method::Publish
    } else {
        Method::Cancel
    };
    let text = calendar(&[visit], method, app.clock.now(), query.lang);
    Ok(file(
        "text/calendar; charset=utf-8",
        &name,
        text.into_bytes(),
    ))
}

/// The appointment, for its owner or for who came by the link of a mail.
pub async fn owned(app: &App, reader: &Reader, id: Uuid) -> Answer<appointment::Model> {
    reader.may_see(id)?;
    let row = lists::appointment_of(app.db.read(), reader.account, id).await?;
    Ok(row.ok_or(Code::NotFound)?)
}
