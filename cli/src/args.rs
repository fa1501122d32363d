//! The command line. Its words are Vietnamese, its names English.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tieng::abbreviation::{Mode, OnAmbiguous};
use tieng::normalize::Charset;
use tieng::output::Format;

const EXAMPLES: &str = "\
Ví dụ:
  tieng annotate --format html bai.txt -o bai.html     Mở bai.html bằng trình duyệt để xem
  tieng expand --mode annotate-first bai.txt           Giải nghĩa mỗi chữ viết tắt một lần
  tieng normalize --repair --tone new bai.txt          Sửa dấu: tóan → toán, hòa → hoà
  tieng decode --charset auto cu.txt -o moi.txt        Đổi TCVN3 (ABC), VNI… sang Unicode
  tieng annotate --lines --format jsonl lon.txt.gz     Mỗi dòng một văn bản, tệp lớn mấy cũng được

Không ghi tên tệp thì đọc từ đầu vào chuẩn. Tệp .gz và .zst được giải nén khi đọc.
Xem thêm từng lệnh: tieng annotate --help

Mã kết thúc: 0 xong, 1 có dòng bị bỏ qua, 2 có lỗi, 130 dừng bằng Ctrl-C.";

const PAGE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// Xử lý văn bản tiếng Việt: tách câu, tách từ, giải nghĩa chữ viết tắt, sửa dấu
#[derive(Parser)]
#[command(
    name = "tieng",
    version,
    help_template = PAGE,
    after_help = EXAMPLES,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Xem trang này
    #[arg(short, long, action = clap::ArgAction::Help, help_heading = "Tùy chọn")]
    help: Option<bool>,
    /// Xem số phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Tùy chọn")]
    version: Option<bool>,
}

#[derive(Subcommand)]
#[command(disable_help_flag = true)]
pub(crate) enum Command {
    /// Tách câu, tách từ, tìm chữ viết tắt
    #[command(help_template = PAGE, override_usage = "tieng annotate [TÙY CHỌN] [TỆP]")]
    Annotate(Annotate),
    /// Viết đầy đủ các chữ viết tắt
    #[command(help_template = PAGE, override_usage = "tieng expand [TÙY CHỌN] [TỆP]")]
    Expand(Expand),
    /// Thống nhất cách viết: Unicode, vị trí dấu thanh
    #[command(help_template = PAGE, override_usage = "tieng normalize [TÙY CHỌN] [TỆP]")]
    Normalize(Normalize),
    /// Đổi bảng mã cũ (TCVN3, VNI, VIQR…) sang Unicode
    #[command(help_template = PAGE, override_usage = "tieng decode --charset BẢNG-MÃ [TÙY CHỌN] [TỆP]")]
    Decode(Decode),
    /// In phần gợi ý lệnh cho bash, zsh, fish, powershell
    #[command(help_template = PAGE)]
    Completions(Completions),
}

#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Annotate {
    /// Dạng kết quả: text (mỗi câu một dòng, từ_ghép nối bằng gạch dưới; mặc định), jsonl, conllu,
    /// tsv, html (trang để xem)
    #[arg(long, value_name = "DẠNG", default_value = "text", value_parser = format(), hide_default_value = true, hide_possible_values = true)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Expand {
    /// Viết đầy đủ chỗ nào: all (mọi chỗ; mặc định), first (lần đầu), annotate-first và annotate-all
    /// (giữ chữ viết tắt, ghi nghĩa trong ngoặc)
    #[arg(long, value_name = "CÁCH", default_value = "all", value_parser = mode(), hide_default_value = true, hide_possible_values = true)]
    pub(crate) mode: Mode,
    /// Chữ có nhiều nghĩa: keep (để nguyên; mặc định), best (chọn nghĩa dễ xảy ra nhất)
    #[arg(long, value_name = "CÁCH", default_value = "keep", value_parser = ambiguous(), hide_default_value = true, hide_possible_values = true)]
    pub(crate) ambiguous: OnAmbiguous,
    #[command(flatten)]
    pub(crate) documents: Documents,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Normalize {
    /// Dạng Unicode: nfc (dựng sẵn; mặc định), nfd (tổ hợp)
    #[arg(
        long,
        value_name = "DẠNG",
        default_value = "nfc",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) form: FormName,
    /// Kiểu bỏ dấu: keep (giữ nguyên; mặc định), old (hòa, thủy), new (hoà, thuỷ)
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "keep",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) tone: Tone,
    /// Sửa dấu đặt sai chỗ: tóan → toán, cuả → của
    #[arg(long)]
    pub(crate) repair: bool,
    /// Thay ký tự trông giống: Ð (U+00D0) → Đ, khoảng trắng lạ, ký tự ẩn
    #[arg(long)]
    pub(crate) lookalikes: bool,
    /// Bỏ dấu: keep (không; mặc định), tones (bỏ dấu thanh), marks (bỏ mọi dấu)
    #[arg(
        long,
        value_name = "MỨC",
        default_value = "keep",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) fold: Fold,
    #[command(flatten)]
    pub(crate) records: Records,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Decode {
    /// Bảng mã của tệp: auto (tự nhận), tcvn3, vni, viqr, viscii, vps, cp1258
    #[arg(long, value_name = "BẢNG-MÃ", value_parser = charset(), hide_possible_values = true)]
    pub(crate) charset: CharsetName,
    #[command(flatten)]
    pub(crate) files: Files,
}

#[derive(Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Completions {
    /// bash, zsh, fish, powershell hoặc elvish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: clap_complete::Shell,
    /// Xem trang này
    #[arg(short, long, action = clap::ArgAction::Help)]
    help: Option<bool>,
}

/// What is one document of the input, and which abbreviations the user brings.
#[derive(Args)]
pub(crate) struct Documents {
    /// Mỗi dòng là một văn bản (không có thì cả tệp là một văn bản)
    #[arg(long, conflicts_with = "field")]
    pub(crate) lines: bool,
    #[command(flatten)]
    pub(crate) records: Records,
    /// Từ điển viết tắt của bạn: mỗi dòng CHỮ-VIẾT-TẮT<tab>NGHĨA; được ưu tiên
    #[arg(long, value_name = "TỆP")]
    pub(crate) dictionary: Vec<PathBuf>,
}

/// JSON Lines: which field holds the text, and where the answer goes.
#[derive(Args)]
pub(crate) struct Records {
    /// Đầu vào là JSON Lines; văn bản nằm ở trường này. Các trường khác giữ nguyên
    #[arg(long, value_name = "TRƯỜNG")]
    pub(crate) field: Option<String>,
    /// Tên trường nhận kết quả (annotate: mặc định là tieng; lệnh khác: thay chính trường văn bản)
    #[arg(long, value_name = "TRƯỜNG", requires = "field")]
    pub(crate) into: Option<String>,
}

#[derive(Args)]
pub(crate) struct Files {
    /// Ghi kết quả vào tệp này
    #[arg(short, long, value_name = "TỆP")]
    pub(crate) output: Option<PathBuf>,
    /// Không in tiến độ và bản tóm tắt
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Xem trang này
    #[arg(short, long, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Tệp cần đọc (.txt, .gz, .zst…); không có thì đọc đầu vào chuẩn
    #[arg(value_name = "TỆP", help_heading = "Đầu vào")]
    pub(crate) input: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Stream {
    /// Số luồng xử lý (mặc định: mọi nhân của máy)
    #[arg(long, value_name = "SỐ", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Độ dài lớn nhất của một văn bản, ví dụ 512K, 64M, 2G (mặc định: 16M)
    #[arg(long, value_name = "CỠ", default_value = "16M", value_parser = size, hide_default_value = true)]
    pub(crate) max_document: usize,
    /// Gặp dòng hỏng thì: fail (dừng; mặc định), skip (báo số dòng và bỏ qua)
    #[arg(
        long,
        value_name = "CÁCH",
        default_value = "fail",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) on_error: OnError,
    /// Thay những byte không phải UTF-8 bằng ký tự U+FFFD
    #[arg(long)]
    pub(crate) lossy: bool,
    #[command(flatten)]
    pub(crate) files: Files,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnError {
    Fail,
    Skip,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum FormName {
    Nfc,
    Nfd,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Tone {
    Keep,
    Old,
    New,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Fold {
    Keep,
    Tones,
    Marks,
}

/// `None` is `auto`.
#[derive(Clone, Copy)]
pub(crate) struct CharsetName(pub(crate) Option<Charset>);

/// A parser of one of these names, which shells can complete.
fn one_of<T: Clone + Send + Sync + 'static>(
    names: &'static [(&'static str, T)],
) -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(names.iter().map(|(name, _)| *name)).try_map(|name| {
        let found = names.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone()).ok_or("?")
    })
}

fn format() -> impl clap::builder::TypedValueParser<Value = Format> {
    one_of(&[
        ("text", Format::Text),
        ("jsonl", Format::Jsonl),
        ("conllu", Format::Conllu),
        ("tsv", Format::Tsv),
        ("html", Format::Html),
    ])
}

fn mode() -> impl clap::builder::TypedValueParser<Value = Mode> {
    one_of(&[
        ("all", Mode::All),
        ("first", Mode::First),
        ("annotate-first", Mode::AnnotateFirst),
        ("annotate-all", Mode::AnnotateAll),
    ])
}

fn ambiguous() -> impl clap::builder::TypedValueParser<Value = OnAmbiguous> {
    one_of(&[("keep", OnAmbiguous::Keep), ("best", OnAmbiguous::Best)])
}

fn charset() -> impl clap::builder::TypedValueParser<Value = CharsetName> {
    one_of(&[
        ("auto", CharsetName(None)),
        ("tcvn3", CharsetName(Some(Charset::Tcvn3))),
        ("vni", CharsetName(Some(Charset::Vni))),
        ("viqr", CharsetName(Some(Charset::Viqr))),
        ("viscii", CharsetName(Some(Charset::Viscii))),
        ("vps", CharsetName(Some(Charset::Vps))),
        ("cp1258", CharsetName(Some(Charset::Windows1258))),
    ])
}

/// `64M`, `2G`, `512K` or a number of bytes.
fn size(text: &str) -> Result<usize, String> {
    let text = text.trim().trim_end_matches(['b', 'B']);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text.get(digits.len()..).unwrap_or("").to_ascii_uppercase().as_str() {
        "" => Some(1),
        "K" => Some(1 << 10),
        "M" => Some(1 << 20),
        "G" => Some(1 << 30),
        _ => None,
    };
    let size = unit.and_then(|unit: usize| digits.parse::<usize>().ok()?.checked_mul(unit));
    size.filter(|size| *size > 0).ok_or_else(|| "viết như 512K, 64M hoặc 2G".to_owned())
}
