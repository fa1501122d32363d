//! JSON Lines: a field is read or replaced; every other byte of the record stays.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A record, and where its text stands in it.
pub(crate) struct Record<'l> {
    line: &'l str,
    /// The value of the field, quotes and all.
    value: &'l str,
    pub(crate) text: Cow<'l, str>,
    /// It has a field already that is named as the answer.
    taken: bool,
}

impl<'l> Record<'l> {
    /// Reads a line whose text stands in `field`; the answer is to go to `into`, if that is another.
    pub(crate) fn read(line: &'l str, field: &str, into: Option<&str>) -> Result<Self, String> {
        // A byte order mark at the start of a file is no part of its first record.
        let body = line.strip_prefix('\u{FEFF}').unwrap_or(line);
        let mut json = serde_json::Deserializer::from_str(body);
        let found = json.deserialize_map(Fields { field, into });
        let found = found.and_then(|found| json.end().map(|()| found));
        let (value, taken) = found.map_err(|error| format!("không phải JSON hợp lệ: {error}"))?;
        let value = value.ok_or_else(|| format!("không có trường `{field}`"))?;
        let text = text_of(value)
            .map_err(|_| format!("trường `{field}` không phải một chuỗi chữ hợp lệ"))?;
        Ok(Self { line, value, text, taken })
    }

    /// The record with a text in the field of this name, or in the place of its own.
    pub(crate) fn put(
        &self,
        into: Option<&str>,
        text: &str,
        out: &mut String,
    ) -> Result<(), String> {
        if let Some(name) = into {
            return self.add(name, &quoted(text), out);
        }
        self.replace(&quoted(text), out);
        Ok(())
    }

    /// The record with another value in place of the text.
    fn replace(&self, value: &str, out: &mut String) {
        let start = self.value.as_ptr() as usize - self.line.as_ptr() as usize;
        out.push_str(self.line.get(..start).unwrap_or(""));
        out.push_str(value);
        out.push_str(self.line.get(start + self.value.len()..).unwrap_or(""));
    }

    /// The record with a field more, the last.
    pub(crate) fn add(&self, name: &str, value: &str, out: &mut String) -> Result<(), String> {
        if self.taken {
            return Err(format!("đã có trường `{name}`; đặt tên khác bằng --into"));
        }
        let (head, tail) = self.line.rsplit_once('}').unwrap_or((self.line, ""));
        let inside = head.trim_end();
        out.push_str(inside);
        out.push(',');
        out.push_str(&quoted(name));
        out.push(':');
        out.push_str(value);
        out.push_str(head.get(inside.len()..).unwrap_or(""));
        out.push('}');
        out.push_str(tail);
        Ok(())
    }
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn text_of(value: &str) -> serde_json::Result<Cow<'_, str>> {
    // Without escapes the text is what stands between the quotes.
    let plain = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    match plain.filter(|plain| !plain.contains('\\')) {
        Some(plain) => Ok(Cow::Borrowed(plain)),
        None => serde_json::from_str(value).map(Cow::Owned),
    }
}

/// Finds the one field, and whether there is the other.
struct Fields<'n> {
    field: &'n str,
    into: Option<&'n str>,
}

impl<'l> Visitor<'l> for Fields<'_> {
    type Value = (Option<&'l str>, bool);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("một đối tượng {…}")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut value, mut taken) = (None, false);
        while let Some(key) = map.next_key::<Cow<'l, str>>()? {
            taken |= self.into.is_some_and(|name| name == key);
            if key != self.field {
                map.next_value::<IgnoredAny>()?;
            } else if value.replace(map.next_value::<&'l RawValue>()?.get()).is_some() {
                return Err(A::Error::custom(format_args!("hai lần trường `{key}`")));
            }
        }
        Ok((value, taken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_stays_byte_for_byte() {
        let line =
            "\u{FEFF} {\"n\": 1.00, \"text\" : \"a\\n\\u1ea1\",\"x\":{\"text\":1} , \"n\":2 } ";
        let record = Record::read(line, "text", Some("t")).unwrap();
        assert_eq!(record.text, "a\nạ");
        let mut out = String::new();
        record.replace("\"b\"", &mut out);
        assert_eq!(out, line.replace("\"a\\n\\u1ea1\"", "\"b\""));
        out.clear();
        record.add("t", "[]", &mut out).unwrap();
        assert_eq!(out, line.replace("2 } ", "2,\"t\":[] } "));
        let again = Record::read(&out, "text", Some("t")).unwrap();
        assert!(again.add("t", "[]", &mut String::new()).unwrap_err().contains("--into"));
    }

    #[test]
    fn a_bad_record_says_why() {
        let error = |line| Record::read(line, "text", None).err().unwrap();
        assert!(error("{\"text\":1}").contains("chuỗi"));
        assert!(error("{\"text\":\"\\ud800\"}").contains("chuỗi"));
        assert!(error("{}").contains("không có trường `text`"));
        assert!(error("{\"text\":\"a\"} x").contains("JSON"));
        assert!(error("{\"text\":\"a\"").contains("JSON"));
        assert!(error("[]").contains("đối tượng"));
        assert!(error("{\"text\":\"a\",\"text\":\"b\"}").contains("hai lần"));
    }
}
