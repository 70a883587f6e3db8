//! A person's browser: keeps cookies, says where it comes from, and shows whole answers.

use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{HeaderMap, ORIGIN};
use reqwest::{Method, Response, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    cookies: Arc<Jar>,
    url: String,
    /// What people type, whichever replica answers.
    origin: String,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// What was asked, for the message of a failed test.
    pub asked: String,
}

impl Browser {
    pub fn new(url: &str) -> Self {
        let cookies = Arc::new(Jar::default());
        let client = reqwest::Client::builder().cookie_provider(cookies.clone());
        Self {
            client: client.build().unwrap(),
            cookies,
            url: url.to_owned(),
            origin: url.to_owned(),
        }
    }

    /// The same browser, answered by the replica at another address.
    pub fn at(&self, url: &str) -> Self {
        Self {
            url: url.to_owned(),
            ..self.clone()
        }
    }

    /// `path` is below `/api/v1`, or begins with `/api`, `/healthz` and the like when it has no
    /// room: `//healthz`.
    fn address(&self, path: &str) -> String {
        match path.strip_prefix('/') {
            Some(bare) if bare.starts_with('/') => format!("{}{bare}", self.url),
            _ => format!("{}{}{path}", self.url, contract::paths::API),
        }
    }

    /// The `Cookie` header as this browser would send it, for a test that steals it.
    pub fn session_cookie(&self) -> String {
        let url: Url = self.url.parse().unwrap();
        let cookies = self.cookies.cookies(&url).expect("a cookie");
        cookies.to_str().unwrap().to_owned()
    }

    /// A request that a test wants to change before it is sent.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.client.request(method, self.address(path));
        request.header(ORIGIN, &self.origin)
    }

    /// The same without `Origin`.
    pub fn bare(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, self.address(path))
    }

    pub async fn send(request: reqwest::RequestBuilder) -> Reply {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let asked = format!("{} {}", request.method(), request.url().path());
        Reply::read(client.execute(request).await.unwrap(), asked).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        Self::send(self.request(Method::GET, path)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        Self::send(self.request(Method::DELETE, path)).await
    }

    pub async fn put(&self, path: &str, body: &impl Serialize) -> Reply {
        Self::send(self.request(Method::PUT, path).json(body)).await
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        Self::send(self.request(Method::POST, path).json(body)).await
    }

    /// A POST under an `Idempotency-Key`.
    pub async fn post_once(&self, path: &str, key: &str, body: &impl Serialize) -> Reply {
        let request = self.request(Method::POST, path).json(body);
        Self::send(request.header("Idempotency-Key", key)).await
    }
}

impl Reply {
    async fn read(response: Response, asked: String) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            bytes: response.bytes().await.unwrap().to_vec(),
            asked,
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn read_as<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text()))
    }

    /// The stable code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        self
    }

    /// Asserts a problem with this code, its status and a request id.
    #[track_caller]
    pub fn refused(&self, code: contract::problem::Code) {
        assert_eq!(
            self.code(),
            code.as_str(),
            "{}: {}",
            self.asked,
            self.text()
        );
        assert_eq!(self.status, code.status(), "{}", self.asked);
        assert_eq!(self.headers["content-type"], contract::problem::MEDIA_TYPE);
        let id = self.json()["request_id"].as_str().map(str::to_owned);
        let header = self.headers["x-request-id"].to_str().unwrap();
        assert_eq!(id.as_deref(), Some(header));
    }
}
