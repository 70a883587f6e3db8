//! A mail server that looks, at the end of each mail, at what was noted of those before it.

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Default)]
pub struct Seen {
    pub arrived: AtomicU64,
    /// The most mails that had arrived without a note that they left.
    pub most_unnoted: AtomicU64,
}

pub async fn serve(listener: TcpListener, db: DatabaseConnection, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (db, seen) = (db.clone(), Arc::clone(&seen));
        tokio::spawn(async move { talk(stream, &db, &seen).await });
    }
}

async fn talk(stream: TcpStream, db: &DatabaseConnection, seen: &Seen) -> std::io::Result<()> {
    let (input, mut output) = stream.into_split();
    let mut lines = BufReader::new(input).lines();
    output.write_all(b"220 relay\r\n").await?;
    let mut in_mail = false;
    while let Some(line) = lines.next_line().await? {
        let reply = match line.as_str() {
            "." if in_mail => {
                arrived(db, seen).await;
                in_mail = false;
                "250 kept\r\n"
            }
            _ if in_mail => continue,
            "DATA" => {
                in_mail = true;
                "354 go on\r\n"
            }
            _ => "250 ok\r\n",
        };
        output.write_all(reply.as_bytes()).await?;
    }
    Ok(())
}

async fn arrived(db: &DatabaseConnection, seen: &Seen) {
    seen.arrived.fetch_add(1, Ordering::SeqCst);
    // Long enough for a second mail to arrive meanwhile, if one may.
    tokio::time::sleep(Duration::from_millis(60)).await;
    let noted = entity::outbox::Entity::find()
        .filter(entity::outbox::Column::State.eq("sent"))
        .count(db)
        .await
        .unwrap();
    let unnoted = seen.arrived.load(Ordering::SeqCst) - noted;
    seen.most_unnoted.fetch_max(unnoted, Ordering::SeqCst);
}
