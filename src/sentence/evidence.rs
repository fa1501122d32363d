//! The decision at a candidate: what is certain, and what is weighed.
//!
//! Evidence is counted in bits, the logarithm to base 2 of how much likelier an observation is
//! where a sentence ends than where it goes on. The sum decides; at 0 the sentence ends.

use super::candidate::{Candidate, Mark};
use super::line::{Line, has_two_letters, is_bullet, is_dash, is_opening, is_straight_quote};
use super::marker::is_list_marker;
use super::starters::STARTERS;
use super::stop::Stopped;
use super::vocabulary::{
    AFTER_TR, AMOUNTS, COUNTED, DAYS, DEGREES, ENDLESS, FIRMS, ONE, PARTICLES, PERSONS, PLACES,
    PRONOUNS, SPEAKERS, SPEECH, UNFINISHED, has,
};
use crate::token::TokenKind;

/// Whether the sentence ends with the candidate.
pub(super) fn ends(line: Line<'_>, candidate: &Candidate) -> bool {
    certain(line, candidate).unwrap_or_else(|| weigh(line, candidate) >= 0)
}

/// What the form alone decides.
fn certain(line: Line<'_>, candidate: &Candidate) -> Option<bool> {
    let &Candidate { mark, start, at, end, opens, closed, .. } = candidate;
    if line.ends_before(end) {
        return Some(true);
    }
    let next = line.word(end);
    // 8:05.30
    let in_number = || {
        let before = line.word(at.saturating_sub(1));
        before.ends_with(|c: char| c.is_ascii_digit())
            && next.starts_with(|c: char| c.is_ascii_digit())
    };
    if line.word(at) == "." && end == at + 1 && !line.spaced(at) && !line.spaced(end) && in_number()
    {
        return Some(false);
    }
    // A comma, a colon, a slash: the sentence goes on.
    if opens == end && line.kind(end) == Some(TokenKind::Punctuation) {
        return Some(false);
    }
    // 5 + ... = 9
    if mark == Mark::Ellipsis && matches!(next, "=" | "<" | ">") {
        return Some(false);
    }
    if is_bullet(next) {
        return Some(mark != Mark::Emoji);
    }
    // A dateline: HÀ NỘI.- Ngày 5-4, …
    if is_dash(next) && !line.spaced(end) && !closed {
        return Some(false);
    }
    let stop = matches!(mark, Mark::Stop(_)) || line.word(at) == "..";
    if stop && !closed && is_list_marker(line, start, at) {
        return Some(false);
    }
    None
}

/// What stands after a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follower {
    Small,
    Capital,
    /// UBND, HCM, N.
    Acronym,
    Number,
    Other,
}

fn follower(line: Line<'_>, at: usize) -> Follower {
    match line.kind(at) {
        _ if line.is_small(at) => Follower::Small,
        Some(TokenKind::Abbreviation) if line.is_in_capitals(at) => Follower::Acronym,
        Some(TokenKind::Syllable | TokenKind::Word | TokenKind::Abbreviation) => Follower::Capital,
        Some(TokenKind::Number | TokenKind::Date | TokenKind::Time | TokenKind::DocumentNumber) => {
            Follower::Number
        }
        _ => Follower::Other,
    }
}

/// The sum of the evidence for a boundary, in bits.
fn weigh(line: Line<'_>, candidate: &Candidate) -> i32 {
    let follower = follower(line, candidate.opens);
    prior(candidate.mark, follower)
        + starter(line, candidate, follower)
        + closing(line, candidate, follower)
        + spacing(line, candidate, follower)
        + speech(line, candidate, follower)
        + before(line, candidate, follower)
        + chat(line, candidate, follower)
}

/// What the mark and the kind of the next token say together.
fn prior(mark: Mark, follower: Follower) -> i32 {
    let [small, capital, acronym, number, other] = match mark {
        Mark::Cry | Mark::Stop(Stopped::Word) => [2, 9, 9, 6, 6],
        Mark::Ellipsis => [-9, 3, 3, -1, 2],
        Mark::Emoji => [-9, 2, -9, -9, -9],
        Mark::Stop(Stopped::Unit) => [-5, 6, 6, 3, 3],
        Mark::Stop(Stopped::Capitals) => [-3, 6, 3, 3, 3],
        Mark::Stop(Stopped::Either) => [-9, 2, -1, 1, 2],
        Mark::Stop(Stopped::Short) => [-5, 2, 1, -2, 0],
        Mark::Stop(Stopped::Body) => [-9, -1, -4, -4, 0],
        Mark::Stop(Stopped::Initials) => [-9, 0, -3, -3, 2],
        Mark::Stop(Stopped::Initial) => [-9, -1, -4, -3, 0],
        Mark::Stop(Stopped::Letter) => [-9, -2, -4, -9, -2],
        Mark::Stop(Stopped::Leading) => [-9, -3, -6, -9, -3],
    };
    match follower {
        Follower::Small => small,
        Follower::Capital => capital,
        Follower::Acronym => acronym,
        Follower::Number => number,
        Follower::Other => other,
    }
}

/// Whether the next word, capitalised, starts sentences or names.
fn starter(line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    if follower != Follower::Capital {
        return 0;
    }
    match candidate.mark {
        Mark::Stop(Stopped::Word) | Mark::Cry => 0,
        Mark::Ellipsis => starter_bits(line, candidate.opens).clamp(-2, 2),
        Mark::Emoji | Mark::Stop(_) => starter_bits(line, candidate.opens),
    }
}

/// After a closing quote or bracket the sentence around it often goes on.
fn closing(_line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    match follower {
        _ if !candidate.closed => 0,
        Follower::Small => -9,
        Follower::Number => -2,
        _ => 0,
    }
}

/// White space before and after the mark.
fn spacing(line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    let &Candidate { mark, at, end, opens, .. } = candidate;
    if line.spaced(end) || opens > end {
        // – Đứng lại! – anh quát.
        let goes_on = is_dash(line.word(opens.saturating_sub(1))) && follower == Follower::Small;
        return if goes_on && opens > end { -9 } else { 0 };
    }
    let before = at.saturating_sub(1);
    let full_syllable =
        |at: usize| line.kind(at) == Some(TokenKind::Syllable) && has_two_letters(line.word(at));
    match (mark, follower) {
        // .5 tấn, .NET: the stop belongs to what follows.
        (Mark::Stop(_), _) if line.spaced(at) && line.word(at) == "." => {
            if follower == Follower::Capital { -3 } else { -18 }
        }
        // mưa.tôi: only letters that are surely Vietnamese tell it from a.b or index.php.
        (Mark::Stop(Stopped::Word), Follower::Small) => {
            let marked = !line.word(before).is_ascii() || !line.word(end).is_ascii();
            if marked && full_syllable(before) && full_syllable(end) { -2 } else { -9 }
        }
        // Việt Nam.6. Chính phủ
        (Mark::Stop(Stopped::Word), Follower::Number) if line.word(end + 1) == "." => -2,
        (Mark::Stop(_), Follower::Number) => {
            if mark == Mark::Stop(Stopped::Word) && full_syllable(before) && line.is_small(before) {
                -5
            } else {
                -18
            }
        }
        // System.Out
        (Mark::Stop(Stopped::Word), Follower::Capital) => {
            let foreign = |at: usize| line.kind(at) == Some(TokenKind::Word);
            if foreign(before) && foreign(end) { -18 } else { -3 }
        }
        (Mark::Cry, Follower::Small) => -3,
        _ => 0,
    }
}

/// Who says it: “Đi đâu?” Lan hỏi. · - Ai đó? bà Tám hỏi. · – Đứng lại! – Lan quát.
fn speech(line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    let &Candidate { mark, closed, opens, end, .. } = candidate;
    let dash = opens == end + 1 && is_dash(line.word(end));
    let stop = matches!(mark, Mark::Stop(_));
    let spoken = matches!(mark, Mark::Cry | Mark::Ellipsis) || dash;
    if !spoken || opens > end && !dash {
        return 0;
    }
    // How far from the speaker the verb may stand.
    let reach = match follower {
        Follower::Small if has(SPEAKERS, &line.lower(opens)) => 4,
        // “Thôi.” – Bà Hai xua tay: whose turn comes next would open a quotation of its own.
        Follower::Capital if dash && closed => return -18,
        // – Tôi về. – Anh nói. After a full stop only who is no name surely speaks.
        Follower::Capital if dash && (!stop || has(SPEAKERS, &line.lower(opens))) => 2,
        Follower::Capital if closed && starter_bits(line, opens) < 0 => 2,
        // A syllable that is rare with a capital may be a name too: Tèo hỏi.
        Follower::Capital if closed && bits_of(&line.lower(opens)).is_none() => 1,
        _ => 0,
    };
    let words = (opens + 1..=opens + reach).take_while(|&at| line.is_letters(at));
    if words.into_iter().any(|at| has(SPEECH, &line.lower(at))) { -18 } else { 0 }
}

/// What the words before the mark say.
fn before(line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    let &Candidate { mark, start, at, .. } = candidate;
    let Some(last) = at.checked_sub(1).filter(|&last| last >= start) else {
        // An abbreviation or an emoji that opens a sentence is not all of it.
        return if matches!(mark, Mark::Stop(_) | Mark::Emoji) { -9 } else { 0 };
    };
    match mark {
        Mark::Stop(Stopped::Word) if follower == Follower::Number => {
            if is_number_in_parts(line, last, candidate.opens) { -18 } else { 0 }
        }
        // nên. phải: a slip, or something was left out.
        Mark::Stop(Stopped::Word) if follower == Follower::Small => {
            let unfinished = line.word(last) == "," || has(UNFINISHED, &line.lower(last));
            if unfinished { -9 } else { 0 }
        }
        Mark::Stop(Stopped::Word) => 0,
        // I ❤️ Sài Gòn
        Mark::Emoji => {
            if line.word(at).starts_with(['❤', '♥', '💙', '💚', '💛', '🧡', '💜']) {
                -4
            } else {
                0
            }
        }
        // Yahoo! đóng cửa.
        Mark::Cry => {
            let brand = line.kind(last) == Some(TokenKind::Word) && line.is_capital(last);
            if brand && follower == Follower::Small { -4 } else { 0 }
        }
        Mark::Ellipsis => {
            let word = line.lower(last);
            let same_case = |a, b| line.is_small(a) == line.is_small(b);
            // Ba… Ba ơi! · Cô ấy là… Lan.
            let same = || word == line.lower(candidate.opens);
            if candidate.opens == candidate.end && same_case(last, candidate.opens) && same() {
                return -9;
            }
            if has(UNFINISHED, &word) {
                return -5;
            }
            if has(ENDLESS, line.word(last)) {
                return 2;
            }
            let particle = has(PARTICLES, &word);
            // Huế… Đà Nẵng… Quy Nhơn: a list of names.
            let names = last > start && line.is_capital(last) && follower == Follower::Capital;
            if particle {
                3
            } else if names {
                -2
            } else {
                0
            }
        }
        Mark::Stop(reading) => abbreviated(line, candidate, reading, follower),
    }
}

/// A sentence that starts in a small letter comes from a writer who gives the next one no capital
/// either, nor a stop to an abbreviation: `chào mn. em mới vào nhóm`.
fn chat(line: Line<'_>, candidate: &Candidate, follower: Follower) -> i32 {
    if !candidate.small || follower != Follower::Small || candidate.closed {
        return 0;
    }
    match candidate.mark {
        Mark::Stop(Stopped::Short | Stopped::Letter) => 9,
        Mark::Emoji if has(PARTICLES, &line.lower(candidate.at.saturating_sub(1))) => 9,
        _ => 0,
    }
}

/// What the words before an abbreviation with its stop say, and which abbreviation it is.
fn abbreviated(line: Line<'_>, candidate: &Candidate, reading: Stopped, follower: Follower) -> i32 {
    let &Candidate { start, at, end, opens, .. } = candidate;
    let short = at - usize::from(line.word(at) == "." && at > start);
    let Some(previous) = short.checked_sub(1).filter(|&previous| previous >= start) else {
        return -9;
    };
    let word = line.word(short).trim_end_matches('.');
    let previous_is = |list: &[&str]| has(list, &line.lower(previous));
    let after_number = line.kind(previous) == Some(TokenKind::Number);
    let foreign = |c: char| matches!(c, 'J' | 'W' | 'F' | 'Z');
    match reading {
        // và cs. (2019) · et al. 2019
        _ if line.word(end) == "(" => -4,
        // v.v. An Giang · TCN. An Dương Vương: no name belongs to them, as to Inc.
        Stopped::Either if has(ENDLESS, word) => 4,
        Stopped::Either if follower == Follower::Number && !line.is_letters(opens + 1) => -4,
        // làm TS. 35 tuổi, chị … · tên V. 12 người … : only what is counted stands before a number.
        Stopped::Leading
            if follower == Follower::Number && word.len() > 1 && !has(COUNTED, word) =>
        {
            10
        }
        Stopped::Initials | Stopped::Initial
            if follower == Follower::Number
                && line.is_small(opens + 1)
                && !has(AMOUNTS, &line.lower(opens + 1)) =>
        {
            4
        }
        // MTV. Cấp nước Huế
        Stopped::Leading if has(FIRMS, word) && !has(PRONOUNS, &line.lower(opens)) => -4,
        // gặp M. M. không đến
        Stopped::Initial
            if line.is_small(opens + 1) && line.word(opens).trim_end_matches('.') == word =>
        {
            6
        }
        Stopped::Initials | Stopped::Initial if word.contains(foreign) => -4,
        // Washington D.C. Nhân viên: a given name would be foreign too.
        Stopped::Initials
            if line.kind(previous) == Some(TokenKind::Word)
                && line.is_capital(previous)
                && line.kind(opens) == Some(TokenKind::Syllable) =>
        {
            3
        }
        Stopped::Letter if after_number => 2,
        // 20 tr. VND, but 20 tr. LH c. Thủy
        Stopped::Short if has(AFTER_TR, line.word(opens).trim_end_matches('.')) => -6,
        Stopped::Leading if previous_is(DEGREES) || previous_is(ONE) => 5,
        // ở TX. Sáng nay: of the names after *thành phố*, *xã* and their like in the Wikipedia prose,
        // 2 % stand before a small letter; of the words that start a sentence, 86 %.
        Stopped::Leading if has(PLACES, word) => {
            let one_syllable = line.kind(opens) == Some(TokenKind::Syllable)
                && line.is_capital(opens)
                && line.is_small(opens + 1);
            if one_syllable { 3 } else { 0 }
        }
        Stopped::Initials | Stopped::Initial if previous_is(PERSONS) => 1,
        _ if is_opening(line.word(previous)) || is_straight_quote(line.word(previous)) => -3,
        _ => 0,
    }
}

/// Whether the numbers around a stop are parts of a date or of an amount: ngày 12. 5. 2021 · 3. 000.
fn is_number_in_parts(line: Line<'_>, last: usize, next: usize) -> bool {
    let is_number = |at: usize| line.kind(at) == Some(TokenKind::Number);
    let short = |at: usize| is_number(at) && line.word(at).len() <= 2;
    let year = |at: usize| is_number(at) && line.word(at).len() == 4;
    let day = || last.checked_sub(1).is_some_and(|day| has(DAYS, &line.lower(day)));
    let joined = |at: usize| line.word(at) == ".";
    let before_year = short(next) && joined(next + 1) && year(next + 2);
    let in_year = year(next) && last >= 2 && joined(last - 1) && short(last - 2);
    short(last) && (short(next) && day() || before_year || in_year)
        || is_number(last) && line.word(next) == "000"
}

/// How much likelier the capital of token `at` starts a sentence than a name, in bits.
fn starter_bits(line: Line<'_>, at: usize) -> i32 {
    let column = match () {
        () if line.is_capital(at + 1) => 1,
        () if line.is_small(at + 1) => 0,
        () => 2,
    };
    // In a line of capitals they tell nothing.
    if line.is_shouted(at) {
        return -3;
    }
    // The encyclopedia, from which the table was learnt, knows Anh as a country, not as a pronoun.
    let word = line.lower(at);
    // Mẹ L. mất sớm.
    let initial = column == 1 && line.kind(at + 1) == Some(TokenKind::Abbreviation);
    if (column == 0 || initial) && has(PRONOUNS, &word) {
        return 4;
    }
    let bits = bits_of(&word).and_then(|bits| bits.get(column));
    let foreign = line.kind(at) == Some(TokenKind::Word);
    match (bits, column) {
        (Some(bits), _) => i32::from(*bits),
        // A syllable that is rare with a capital.
        (None, 0) if !foreign => 1,
        (None, 0) => -1,
        (None, _) => -2,
    }
}

/// What the table of starters says of a syllable.
fn bits_of(word: &str) -> Option<&'static [i8; 3]> {
    let listed = STARTERS.binary_search_by(|(entry, _)| (*entry).cmp(word)).ok()?;
    STARTERS.get(listed).map(|(_, bits)| bits)
}
