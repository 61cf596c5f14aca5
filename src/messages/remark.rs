//! What is told of a reading, a sentence each: what was guessed, lost, locked.

use super::guess::Guess;
use super::loss::Loss;
use super::omission::Omission;
use super::said::{Told, said};
use super::tongue::{Messages, Tongue};

/// What locks a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// A password.
    Password,
    /// The password of an archive.
    Archive,
    /// An account of what is encrypted, and the file with the rights where there is one.
    Account {
        /// The file that says so.
        file: &'static str,
        /// The file with the rights.
        rights: Option<&'static str>,
    },
}

/// Something to tell of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Remark<'a> {
    Undecoded {
        count: usize,
        line: usize,
    },
    Unprintable {
        count: usize,
    },
    Decoded {
        encoding: &'a str,
    },
    Misnamed {
        label: &'a str,
        encoding: &'a str,
    },
    Guessed {
        guess: &'a Guess,
        confidence: u8,
    },
    SetAside {
        line: usize,
        text: &'a str,
    },
    Dropped {
        what: &'a Omission,
        why: &'a Loss,
    },
    Unread {
        path: &'a str,
        why: &'a str,
    },
    Missing {
        path: &'a str,
    },
    NoContents,
    NoEntries,
    LockedBy {
        lock: Lock,
    },
    Unlettered,
    /// Before a remark of its own line.
    Line {
        remark: &'a str,
    },
    /// So many guesses were not told.
    Guesses {
        count: usize,
    },
}

impl Messages {
    /// Says something of a reading.
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    pub fn remark(self, remark: Remark<'_>) -> String {
        let tongue = self.tongue;
        match remark {
            Remark::Undecoded { count: 1, line: 0 } => said!(
                tongue,
                "1 character could not be decoded",
                "有 1 个字符无法解码",
                "有 1 個字元無法解碼",
                "1文字を読み取れませんでした",
            ),
            Remark::Undecoded { count, line: 0 } => said!(
                tongue,
                "{count} characters could not be decoded",
                "有 {count} 个字符无法解码",
                "有 {count} 個字元無法解碼",
                "{count}文字を読み取れませんでした",
            ),
            Remark::Undecoded { count: 1, line } => said!(
                tongue,
                "1 character could not be decoded (on line {line})",
                "有 1 个字符无法解码（第 {line} 行）",
                "有 1 個字元無法解碼（第 {line} 行）",
                "1文字を読み取れませんでした（{line}行目）",
            ),
            Remark::Undecoded { count, line } => said!(
                tongue,
                "{count} characters could not be decoded (first on line {line})",
                "有 {count} 个字符无法解码（首见于第 {line} 行）",
                "有 {count} 個字元無法解碼（首見於第 {line} 行）",
                "{count}文字を読み取れませんでした（最初は {line}行目）",
            ),
            Remark::Unprintable { count: 1 } => said!(
                tongue,
                "1 unprintable character left out",
                "略去 1 个不可显示的字符",
                "略去 1 個無法顯示的字元",
                "表示できない1文字を省きました",
            ),
            Remark::Unprintable { count } => said!(
                tongue,
                "{count} unprintable characters left out",
                "略去 {count} 个不可显示的字符",
                "略去 {count} 個無法顯示的字元",
                "表示できない{count}文字を省きました",
            ),
            Remark::Decoded { encoding } => said!(
                tongue,
                "decoded from {encoding}",
                "按 {encoding} 解码",
                "以 {encoding} 解碼",
                "文字コード {encoding} として読みました",
            ),
            Remark::Misnamed { label, encoding } => said!(
                tongue,
                "it says that it is in {label}; read as {encoding}",
                "自称为 {label} 编码，实按 {encoding} 解码",
                "自稱為 {label} 編碼，實以 {encoding} 解碼",
                "文字コードは {label} とありますが、{encoding} として読みました",
            ),
            Remark::Guessed { guess, confidence } => {
                let guess = guess.told(self);
                said!(
                    tongue,
                    "{guess} ({confidence} %)",
                    "{guess}（把握 {confidence}%）",
                    "{guess}（把握 {confidence}%）",
                    "{guess}（確度 {confidence}%）",
                )
            }
            Remark::SetAside { line, text } => said!(
                tongue,
                "line {line} set aside: {text}",
                "第 {line} 行不入正文：{text}",
                "第 {line} 行不入內文：{text}",
                "{line}行目は本文から外しました：{text}",
            ),
            Remark::Dropped { what, why } => {
                let (what, why) = (what.told(self), why.told(self));
                said!(
                    tongue,
                    "left out {what}: {why}",
                    "略去{what}：{why}",
                    "略去{what}：{why}",
                    "{what}を省きました：{why}",
                )
            }
            Remark::Unread { path, why } => said!(
                tongue,
                "left out {path}: {why}",
                "略去 {path}：{why}",
                "略去 {path}：{why}",
                "{path} を省きました：{why}",
            ),
            Remark::Missing { path } => said!(
                tongue,
                "{path} is not there",
                "缺少 {path}",
                "缺少 {path}",
                "{path} がありません",
            ),
            Remark::NoContents => said!(
                tongue,
                "the table of contents is not there",
                "缺少目录",
                "缺少目錄",
                "目次がありません",
            ),
            Remark::NoEntries => said!(
                tongue,
                "the feed has no entries; what it says of itself is shown",
                "订阅源中没有文章，只显示其自述",
                "訂閱來源中沒有文章，只顯示其自述",
                "フィードに記事がないため、フィード自身の説明を載せました",
            ),
            Remark::LockedBy { lock } => {
                let by = lock.told(self);
                said!(
                    tongue,
                    "it is locked by {by}",
                    "已加密：{by}",
                    "已加密：{by}",
                    "鍵がかかっています：{by}",
                )
            }
            Remark::Unlettered => said!(
                tongue,
                "its pages hold no text",
                "各页都没有文字",
                "各頁都沒有文字",
                "どのページにも文字がありません",
            ),
            Remark::Line { remark } => said!(
                tongue,
                "note: {remark}",
                "说明：{remark}",
                "附註：{remark}",
                "注：{remark}",
            ),
            Remark::Guesses { count: 1 } => said!(
                tongue,
                "1 thing was guessed; --verbose tells it",
                "有 1 处出于推断；--verbose 可列出",
                "有 1 處出於推測；--verbose 可列出",
                "推定が1件あります。--verbose で表示します",
            ),
            Remark::Guesses { count } => said!(
                tongue,
                "{count} things were guessed; --verbose tells them",
                "有 {count} 处出于推断；--verbose 可列出",
                "有 {count} 處出於推測；--verbose 可列出",
                "推定が{count}件あります。--verbose で表示します",
            ),
        }
    }
}

impl Told for Lock {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Lock::Password => said!(tongue, "a password", "有密码", "有密碼", "パスワード"),
            Lock::Archive => said!(
                tongue,
                "a zip archive with a password",
                "压缩包有密码",
                "壓縮檔有密碼",
                "パスワード付きの圧縮ファイル",
            ),
            Lock::Account { file, rights: None } => {
                said!(tongue, "{file}", "见 {file}", "見 {file}", "{file}")
            }
            Lock::Account {
                file,
                rights: Some(rights),
            } => said!(
                tongue,
                "{file}, with the rights in {rights}",
                "见 {file}，版权许可在 {rights}",
                "見 {file}，授權資訊在 {rights}",
                "{file}（権利情報は {rights}）",
            ),
        }
    }
}
