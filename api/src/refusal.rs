//! Why a request was not answered with a success: the error of every handler.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use contract::problem::{Code, FieldError, MEDIA_TYPE, Problem};
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{DbErr, RuntimeErr};
use std::borrow::Cow;

/// What a handler returns.
pub type Answer<T> = Result<T, Refusal>;

/// A problem for the reader, or a failure of ours that reveals nothing.
#[derive(Debug)]
pub enum Refusal {
    Problem(Box<Problem>),
    Database(DbErr),
    /// Two transactions met in a way that only a new start can judge.
    Collision,
    Internal(String),
}

impl Refusal {
    /// Something that must not happen did; `what` goes to the log, never to the reader.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// Too busy; come back in `seconds`.
    pub fn busy(seconds: u32) -> Self {
        Problem::from(Code::Unavailable)
            .with("retry_after", &seconds)
            .into()
    }

    /// The problem's code, when it is one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// Two transactions met; the loser starts again: a collision that the rooms saw,
    /// `serialization_failure`, `deadlock_detected`, `SQLITE_BUSY` and its extended codes.
    pub fn retryable(&self) -> bool {
        match self {
            Self::Collision => true,
            Self::Database(error) => matches!(
                sql_code(error).as_deref(),
                Some("40001" | "40P01" | "5" | "6" | "261" | "262" | "517" | "773")
            ),
            Self::Problem(_) | Self::Internal(_) => false,
        }
    }

    /// A column that must have a value was given none.
    pub fn is_missing_value(&self) -> bool {
        matches!(self, Self::Database(error) if sql_code(error).as_deref() == Some(MISSING_VALUE))
    }

    /// A unique index refused the row, and its name or columns contain `part`.
    pub fn is_unique(&self, part: &str) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(text)) if text.contains(part))
    }
}

/// `not_null_violation`
const MISSING_VALUE: &str = "23502";

/// The SQLSTATE of PostgreSQL or the extended result code of SQLite.
fn sql_code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(runtime) | DbErr::Query(runtime) | DbErr::Conn(runtime)) = error else {
        return None;
    };
    match runtime {
        RuntimeErr::SqlxError(error) => error
            .as_database_error()
            .and_then(DatabaseError::code)
            .map(Cow::into_owned),
        RuntimeErr::Internal(_) => None,
    }
}

/// The database could not be asked at all: none of its answers, only silence.
fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            use sea_orm::sqlx::Error;
            let error: &Error = error;
            matches!(
                error,
                Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::Protocol(_)
            )
        }
        _ => false,
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::Problem(Box::new(code.into()))
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<Vec<FieldError>> for Refusal {
    fn from(errors: Vec<FieldError>) -> Self {
        Problem::fields(errors).into()
    }
}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl From<crate::seal::CannotOpen> for Refusal {
    fn from(error: crate::seal::CannotOpen) -> Self {
        Self::internal(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Problem(problem) => *problem,
            Self::Database(error) if is_away(&error) => {
                tracing::warn!(%error, "no database connection");
                Problem::from(Code::Unavailable).with("retry_after", &2)
            }
            Self::Collision => Problem::from(Code::Unavailable).with("retry_after", &1),
            Self::Database(error) => {
                tracing::error!(%error, "database");
                Code::Internal.into()
            }
            Self::Internal(error) => {
                tracing::error!(error, "internal");
                Code::Internal.into()
            }
        };
        let status = axum::http::StatusCode::from_u16(problem.status);
        let retry = problem
            .params
            .get("retry_after")
            .and_then(|s| HeaderValue::from_str(s).ok());
        let mut response = (
            status.unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR),
            [
                (header::CONTENT_TYPE, MEDIA_TYPE),
                (header::CACHE_CONTROL, "no-store"),
            ],
            serde_json::to_string(&problem).unwrap_or_default(),
        )
            .into_response();
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
