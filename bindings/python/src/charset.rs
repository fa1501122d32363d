//! The charsets from before Unicode.

use pyo3::exceptions::{PyUnicodeDecodeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use tieng::normalize::{self, Charset};

use crate::options::choose;
use crate::text::utf8;

const CHARSETS: [(&str, Charset); 7] = [
    ("tcvn3", Charset::Tcvn3),
    ("tcvn3-font", Charset::Tcvn3Font),
    ("vni", Charset::Vni),
    ("viqr", Charset::Viqr),
    ("viscii", Charset::Viscii),
    ("vps", Charset::Vps),
    ("cp1258", Charset::Windows1258),
];
const ERRORS: [(&str, bool); 2] = [("strict", true), ("replace", false)];

fn name_of(charset: Charset) -> &'static str {
    CHARSETS.iter().find(|(_, known)| *known == charset).map_or("", |(name, _)| name)
}

/// Text from bytes in a charset from before Unicode.
///
/// Args:
///     data: the bytes.
///     charset: "tcvn3", "tcvn3-font", "vni", "viqr", "viscii", "vps", "cp1258", or "auto", which
///         finds out, and takes UTF-8 too.
///     errors: "strict", or "replace": U+FFFD for a byte that means nothing.
///
/// Raises:
///     UnicodeDecodeError: at the first byte that means nothing in the charset.
///     ValueError: if "auto" cannot tell.
///
/// >>> import tieng
/// >>> tieng.decode(b"Vi\xd6t Nam", "tcvn3")
/// 'Việt Nam'
#[pyfunction]
#[pyo3(signature = (data, charset="auto", errors="strict"))]
pub(crate) fn decode(
    py: Python<'_>,
    data: PyBackedBytes,
    charset: &str,
    errors: &str,
) -> PyResult<String> {
    let strict = choose("errors", errors, &ERRORS)?;
    let charset = if charset == "auto" {
        match py.detach(|| normalize::detect(&data)) {
            Some(found) => found.charset,
            None => {
                return core::str::from_utf8(&data).map(str::to_owned).map_err(|_| {
                    let message = "cannot tell the charset; name it, as in charset='tcvn3'";
                    PyValueError::new_err(message)
                });
            }
        }
    } else {
        choose("charset", charset, &CHARSETS)?
    };
    let decoded = py.detach(|| normalize::decode(&data, charset));
    if let (true, Some(&first)) = (strict, decoded.unmapped.first()) {
        let reason = "this byte means nothing in the charset; errors='replace' gives U+FFFD for it";
        let arguments = (name_of(charset), data.to_vec(), first, first + 1, reason);
        return Err(PyUnicodeDecodeError::new_err(arguments));
    }
    Ok(decoded.text)
}

/// Bytes in a charset from before Unicode; the reverse of `decode`.
///
/// Args:
///     text: any string, in any form.
///     charset: as for `decode`, but not "auto".
///     errors: "strict", or "replace": ? for a character that the charset lacks.
///
/// Raises:
///     UnicodeEncodeError: at the first character that the charset lacks.
///
/// >>> import tieng
/// >>> tieng.encode("Việt Nam", "viqr")
/// b'Vie^.t Nam'
#[pyfunction]
#[pyo3(signature = (text, charset, errors="strict"))]
pub(crate) fn encode(text: Bound<'_, PyAny>, charset: &str, errors: &str) -> PyResult<Vec<u8>> {
    let strict = choose("errors", errors, &ERRORS)?;
    let charset = choose("charset", charset, &CHARSETS)?;
    let utf8 = utf8(&text, || "text".into())?;
    let encoded = text.py().detach(|| normalize::encode(&utf8, charset));
    if let (true, Some(&first)) = (strict, encoded.unmapped.first()) {
        let at = crate::index::Index::new(&utf8).at(first);
        let reason = "the charset lacks this character; errors='replace' writes ? for it";
        let arguments = (name_of(charset), text.unbind(), at, at + 1, reason);
        return Err(PyUnicodeEncodeError::new_err(arguments));
    }
    Ok(encoded.bytes)
}

/// The charset of bytes from before Unicode and how sure it is, from 0.75 to 1; None if unsure.
///
/// Needs some words to go by. UTF-8 is none of these charsets.
#[pyfunction]
pub(crate) fn detect(py: Python<'_>, data: PyBackedBytes) -> Option<(&'static str, f64)> {
    let found = py.detach(|| normalize::detect(&data))?;
    Some((name_of(found.charset), found.confidence))
}
