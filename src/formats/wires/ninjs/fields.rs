//! Fields of ninjs under the names of all its versions: a text or a list of texts with roles, an
//! object or a list of them, a figure or its digits.

use serde_json::Value;

use newsprint_issue::clean::Clean;

/// The text of a field, when it is a text with words.
pub(crate) fn text<'v>(item: &'v Value, name: &str) -> Option<&'v str> {
    item.get(name)?
        .as_str()
        .filter(|text| !text.trim().is_empty())
}

/// The first of several fields that is a text.
pub(crate) fn first<'v>(item: &'v Value, names: &[&str]) -> Option<&'v str> {
    names.iter().find_map(|name| text(item, name))
}

/// The members of a field that is a list, or an object whose members have names (version 1).
pub(crate) fn members<'v>(item: &'v Value, name: &str) -> Vec<&'v Value> {
    match item.get(name) {
        Some(Value::Array(members)) => members.iter().collect(),
        Some(Value::Object(members)) => members.values().collect(),
        _ => Vec::new(),
    }
}

/// The texts of a list with roles (`headlines`, `bodies`, `descriptions`), each with its role.
pub(crate) fn roles<'v>(item: &'v Value, name: &str) -> Vec<(String, &'v str)> {
    let members = members(item, name).into_iter();
    let texts = members.filter_map(|member| {
        let role = text(member, "role").unwrap_or_default().to_lowercase();
        Some((role, text(member, "value")?))
    });
    texts.collect()
}

/// A figure, or the digits of one.
pub(crate) fn figure(item: &Value, name: &str) -> Option<u64> {
    match item.get(name)? {
        Value::Number(figure) => figure.as_u64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}

/// The name of a thing that is a text or has a `name`.
pub(crate) fn name(value: &Value) -> Option<Clean> {
    let name = value.as_str().or_else(|| text(value, "name"))?;
    Some(Clean::line(name.trim()))
}
