//! Every text and every blob of the database, as bytes.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// `table.column` with all its values, one a line. Bytes that are no text become `�`.
pub async fn all(db: &DatabaseConnection) -> Vec<(String, String)> {
    let mut columns = Vec::new();
    for (table, column, kind) in names(db).await {
        let place = format!("{table}.{column}");
        columns.push((place, values(db, &table, &column, &kind).await));
    }
    assert!(
        columns
            .iter()
            .any(|(place, text)| place == "appointment.person_sealed" && !text.is_empty())
    );
    columns
}

async fn names(db: &DatabaseConnection) -> Vec<(String, String, String)> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT t.name, c.name, lower(c.type) FROM sqlite_master t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND lower(c.type) IN ('text', 'blob', 'varchar')"
        }
        _ => {
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND data_type IN ('text', 'bytea', 'character varying')"
        }
    };
    let rows = db.query_all_raw(statement(db, sql)).await.unwrap();
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).unwrap();
    rows.iter()
        .map(|row| (text(row, 0), text(row, 1), text(row, 2)))
        .collect()
}

async fn values(db: &DatabaseConnection, table: &str, column: &str, kind: &str) -> String {
    let bytes = match (db.get_database_backend(), kind) {
        (DbBackend::Sqlite, _) => format!("hex(\"{column}\")"),
        (_, "bytea") => format!("encode(\"{column}\", 'hex')"),
        _ => format!("encode(convert_to(\"{column}\", 'UTF8'), 'hex')"),
    };
    let sql = format!("SELECT {bytes} FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
    let rows = db.query_all_raw(statement(db, &sql)).await.unwrap();
    let value = |row: &sea_orm::QueryResult| {
        let bytes = hex::decode(row.try_get_by_index::<String>(0).unwrap()).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    rows.iter().map(value).collect::<Vec<_>>().join("\n")
}

fn statement(db: &DatabaseConnection, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}
