use axum::http::StatusCode;
use serde_json::{Value, json};

/// Stripe's error body.
#[derive(Debug)]
pub struct Refusal {
    pub status: StatusCode,
    kind: &'static str,
    code: &'static str,
    message: String,
    pub param: Option<String>,
    decline_code: Option<&'static str>,
    /// What was refused before it began is not remembered under its idempotency key.
    pub began: bool,
}

impl Refusal {
    fn new(status: StatusCode, kind: &'static str, code: &'static str, message: String) -> Self {
        Self {
            status,
            kind,
            code,
            message,
            param: None,
            decline_code: None,
            began: false,
        }
    }

    pub fn invalid(param: &str, code: &'static str, message: impl Into<String>) -> Self {
        let kind = "invalid_request_error";
        let refusal = Self::new(StatusCode::BAD_REQUEST, kind, code, message.into());
        Self {
            param: Some(param.to_owned()),
            ..refusal
        }
    }

    pub fn missing(param: &str) -> Self {
        Self::invalid(
            param,
            "parameter_missing",
            format!("Missing required param: {param}."),
        )
    }

    pub fn no_such(what: &str, id: &str) -> Self {
        let message = format!("No such {what}: '{id}'");
        let refusal = Self::invalid(what, "resource_missing", message);
        Self {
            status: StatusCode::NOT_FOUND,
            ..refusal
        }
    }

    /// A request that is well formed but that the state of the object forbids.
    pub fn forbidden_now(code: &'static str, message: impl Into<String>) -> Self {
        let kind = "invalid_request_error";
        let refusal = Self::new(StatusCode::BAD_REQUEST, kind, code, message.into());
        Self {
            began: true,
            ..refusal
        }
    }

    pub fn declined(decline_code: &'static str, message: &str) -> Self {
        let code = if decline_code == "expired_card" {
            decline_code
        } else {
            "card_declined"
        };
        let kind = "card_error";
        let refusal = Self::new(StatusCode::PAYMENT_REQUIRED, kind, code, message.to_owned());
        Self {
            decline_code: Some(decline_code),
            began: true,
            ..refusal
        }
    }

    pub fn unauthorized(message: String) -> Self {
        let status = StatusCode::UNAUTHORIZED;
        Self::new(status, "invalid_request_error", "api_key_invalid", message)
    }

    pub fn unknown_address(method: &str, path: &str) -> Self {
        let message = format!("Unrecognized request URL ({method}: {path}).");
        let kind = "invalid_request_error";
        Self::new(StatusCode::NOT_FOUND, kind, "url_invalid", message)
    }

    pub fn key_reused(key: &str) -> Self {
        let message = format!(
            "Keys for idempotent requests can only be used with the same parameters they were \
             first used with. Try using a key other than '{key}' if you meant to execute a \
             different request."
        );
        Self::new(
            StatusCode::BAD_REQUEST,
            "idempotency_error",
            "idempotency_error",
            message,
        )
    }

    pub fn key_in_use(key: &str) -> Self {
        let message = format!(
            "There is currently another in-progress request using this Idempotent Key (that \
             probably means you submitted twice, and the other request is still going through): \
             {key}. Please try again later."
        );
        let code = "idempotency_key_in_use";
        Self::new(StatusCode::CONFLICT, "idempotency_error", code, message)
    }

    pub fn broken() -> Self {
        let message = "An unknown error occurred. (A fault that the sandbox was asked for.)";
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "api_error", "processing_error", message.to_owned())
    }

    pub fn too_large() -> Self {
        let message = "The request body is larger than 1 MiB.".to_owned();
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        Self::new(
            status,
            "invalid_request_error",
            "parameter_invalid",
            message,
        )
    }

    pub fn body(&self) -> Value {
        let mut error = json!({
            "type": self.kind,
            "message": self.message,
            "code": self.code,
        });
        if let Some(param) = &self.param {
            error["param"] = json!(param);
        }
        if let Some(decline_code) = self.decline_code {
            error["decline_code"] = json!(decline_code);
        }
        json!({ "error": error })
    }
}
