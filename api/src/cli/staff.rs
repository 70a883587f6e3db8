//! `ventanilla staff …`

use super::{failed, open};
use crate::audit::{self, Entry};
use crate::config::Config;
use crate::identity::passkeys;
use crate::identity::staff::{Invitation, invite};
use crate::transaction;
use anyhow::anyhow;
use clap::{Subcommand, ValueEnum};
use contract::identity::Role;
use contract::person::Email;

#[derive(Debug, Subcommand)]
pub(super) enum Staff {
    /// Lets someone sign in as staff with a code by e-mail, or changes what they are
    Invite {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_enum)]
        role: StaffRole,
        /// The id of the office or, for a border officer, of the border post; without it, every one
        #[arg(long)]
        office: Option<String>,
    },
    /// For whoever lost their passkeys: removes all of them, and ends their sessions. The next code
    /// registers a new one. Audited, and told to the person by mail
    ResetPasskeys {
        #[arg(long)]
        email: String,
        /// Who asked, and how you know that it was them: goes into the audit
        #[arg(long)]
        reason: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StaffRole {
    Officer,
    BorderOfficer,
    Supervisor,
}

impl Staff {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::Invite {
                email,
                name,
                role,
                office,
            } => {
                let role = match role {
                    StaffRole::Officer => Role::Officer,
                    StaffRole::BorderOfficer => Role::BorderOfficer,
                    StaffRole::Supervisor => Role::Supervisor,
                };
                let invitation = Invitation {
                    name,
                    email: address(&email)?,
                    role,
                    office,
                };
                invited(config, invitation).await
            }
            Self::ResetPasskeys { email, reason } => reset(config, address(&email)?, reason).await,
        }
    }
}

fn address(typed: &str) -> anyhow::Result<Email> {
    Email::parse(typed).map_err(|why| anyhow!("--email: {why}"))
}

async fn invited(config: Config, invitation: Invitation) -> anyhow::Result<()> {
    let app = open(config).await?;
    let invited = transaction!(app.db, |tx| {
        let id = invite(&app, tx, &invitation).await?;
        let subject = ("staff_member", id.to_string());
        audit::write(&app, tx, Entry::command("staff.invite", subject)).await?;
        Ok(id)
    });
    let id = invited.map_err(failed)?;
    println!("invited {id} as {}", invitation.role.as_str());
    Ok(())
}

async fn reset(config: Config, email: Email, reason: String) -> anyhow::Result<()> {
    let app = open(config).await?;
    let reset = transaction!(app.db, |tx| passkeys::reset(&app, tx, &email, &reason)
        .await);
    let gone = reset.map_err(failed)?;
    println!("removed {gone} passkeys and ended the sessions; noted in the audit");
    Ok(())
}
