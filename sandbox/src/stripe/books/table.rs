use std::collections::HashMap;

/// What a table can hold: it has a name of its own and the second of its creation.
pub trait Row {
    fn id(&self) -> &str;
    fn created(&self) -> i64;
}

/// Rows in the order of their creation, found by name without a search. Rows are never removed.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<T>,
    positions: HashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            positions: HashMap::new(),
        }
    }
}

impl<T: Row> Table<T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.positions.get(id).map(|position| &self.rows[*position])
    }

    /// For what the journal hears of in another way; all else is `put`.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.positions
            .get(id)
            .map(|position| &mut self.rows[*position])
    }

    pub fn put(&mut self, row: T) {
        if let Some(position) = self.positions.get(row.id()) {
            self.rows[*position] = row;
        } else {
            self.positions.insert(row.id().to_owned(), self.rows.len());
            self.rows.push(row);
        }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    pub fn at(&self, position: usize) -> &T {
        &self.rows[position]
    }

    /// How many rows were created before this second. Time only moves ahead, so rows are sorted.
    pub fn created_before(&self, second: i64) -> usize {
        self.rows.partition_point(|row| row.created() < second)
    }
}
