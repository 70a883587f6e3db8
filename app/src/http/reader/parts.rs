//! What lists and objects hold, one after the other.

use super::{Unreadable, Value};
use js_sys::{Array, Object, Reflect};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};
use std::slice::Iter;
use wasm_bindgen::{JsCast, JsValue};

/// Of a list.
pub(super) struct Items {
    list: Array,
    next: u32,
}

impl Items {
    pub(super) const fn of(list: Array) -> Self {
        Self { list, next: 0 }
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.list.get(self.next - 1)))
            .map(Some)
    }
}

/// Of an object whose names are not known.
pub(super) struct Entries {
    list: Array,
    next: u32,
    value: Option<Value>,
}

impl Entries {
    pub(super) fn of(object: &Object) -> Self {
        Self {
            list: Object::entries(object),
            next: 0,
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        let entry: Array = self.list.get(self.next).unchecked_into();
        self.next += 1;
        self.value = Some(Value(entry.get(1)));
        seed.deserialize(Value(entry.get(0))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().ok_or(Unreadable)?)
    }
}

/// Of an object, those that a struct has a place for.
pub(super) struct Fields {
    object: Object,
    names: Iter<'static, &'static str>,
    value: Option<Value>,
}

impl Fields {
    pub(super) fn of(object: Object, names: &'static [&'static str]) -> Self {
        Self {
            object,
            names: names.iter(),
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        for name in self.names.by_ref() {
            let value = Reflect::get(&self.object, &JsValue::from_str(name));
            let value = value.map_err(|_| Unreadable)?;
            if !value.is_undefined() {
                self.value = Some(Value(value));
                let name: StrDeserializer<'_, Unreadable> = name.into_deserializer();
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().ok_or(Unreadable)?)
    }
}
