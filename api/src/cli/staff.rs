//! `ventanilla staff …`

use super::open;
use crate::audit::{self, Entry};
use crate::config::Config;
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
        /// The office's id; without it, every office
        #[arg(long)]
        office: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StaffRole {
    Officer,
    Supervisor,
}

impl Staff {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self::Invite {
            email,
            name,
            role,
            office,
        } = self;
        let email = Email::parse(&email).map_err(|why| anyhow!("--email: {why}"))?;
        let role = match role {
            StaffRole::Officer => Role::Officer,
            StaffRole::Supervisor => Role::Supervisor,
        };
        let app = open(config).await?;
        let invitation = Invitation {
            name,
            email,
            role,
            office,
        };
        let invited = transaction!(app.db, |tx| {
            let id = invite(&app, tx, &invitation).await?;
            let subject = ("staff_member", id.to_string());
            audit::write(&app, tx, Entry::command("staff.invite", subject)).await?;
            Ok(id)
        });
        let id = invited.map_err(|refusal| anyhow!("{refusal:?}"))?;
        println!("invited {id} as {}", role.as_str());
        Ok(())
    }
}
