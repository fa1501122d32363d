//! The family names that most people have.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use crate::syllable::Spelling;

const SURNAMES: &str = "
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương lâm mai trịnh đào cao đoàn lương tạ
    tô hà châu thái tống kiều quách nghiêm vương triệu
";

/// Whether a syllable with this key is a family name.
pub(crate) fn is_surname(key: u64) -> bool {
    static KEYS: Lazy<HashSet<u64>> = Lazy::new(|| {
        SURNAMES.split_ascii_whitespace().filter_map(Spelling::of).map(Spelling::key).collect()
    });
    KEYS.contains(&key)
}
