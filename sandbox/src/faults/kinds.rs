use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    WebhookDuplicate,
    WebhookDelayMs,
    WebhookReorder,
    WebhookDrop,
    WebhookBadSignature,
    #[serde(rename = "error_500_after_effect")]
    Error500AfterEffect,
    #[serde(rename = "error_500_before")]
    Error500Before,
    #[serde(rename = "error_500_on_read")]
    Error500OnRead,
    TimeoutAfterEffect,
    ApiDelayMs,
    RefundPending,
    RefundFail,
    SmtpRefuse,
    SmtpDuplicateAckLost,
}

impl Fault {
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::WebhookDuplicate, "a webhook is delivered twice"),
        (
            Self::WebhookDelayMs,
            "a webhook waits `ms` before it is sent",
        ),
        (
            Self::WebhookReorder,
            "a webhook lets a later one pass, for 2 s at most",
        ),
        (
            Self::WebhookDrop,
            "a webhook is never sent; its event is still in /v1/events",
        ),
        (
            Self::WebhookBadSignature,
            "a copy with a wrong signature goes ahead of the true one",
        ),
        (
            Self::Error500AfterEffect,
            "the request takes effect, the answer is 500",
        ),
        (
            Self::Error500Before,
            "the answer is 500 and nothing happened",
        ),
        (
            Self::Error500OnRead,
            "a request that changes nothing is answered with 500",
        ),
        (
            Self::TimeoutAfterEffect,
            "the request takes effect, no answer for `ms` (60000)",
        ),
        (
            Self::ApiDelayMs,
            "a request waits `ms` before it is carried out",
        ),
        (
            Self::RefundPending,
            "a refund stays pending; with `ms` it succeeds after that time",
        ),
        (
            Self::RefundFail,
            "a refund fails; with `ms` it is pending for that time first",
        ),
        (Self::SmtpRefuse, "a mail is refused for now (451)"),
        (
            Self::SmtpDuplicateAckLost,
            "a mail is kept, but the connection ends before the 250",
        ),
    ];
}
