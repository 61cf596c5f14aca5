//! What a setting may be, in every language: values stand as they are written.

use super::said::said;
use super::tongue::{Messages, Tongue};

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these, as they are written.
    Of(&'static [&'static str]),
    /// A number of cells within bounds.
    Cells(u16, u16),
    /// `"auto"`, or a number within bounds.
    AutoOrNumber(u16, u16),
    /// The name of a theme.
    Theme,
    /// The name of a theme, or one for light and one for dark.
    Themes,
    /// A word for what becomes of copies, or the name of a program.
    Clipboard,
    /// A table.
    Table,
    /// The name of an action, or nothing.
    Action,
}

impl Messages {
    /// Says what a setting may be.
    pub fn allowed(self, allowed: Allowed) -> String {
        let tongue = self.tongue;
        let apart = match tongue {
            Tongue::English => "",
            _ => " ",
        };
        match allowed {
            Allowed::Of(values) => format!("{apart}{}{}", self.or(values), self.behind()),
            Allowed::Cells(least, most) => said!(
                tongue,
                "a number of cells from {least} to {most}",
                " {least} 至 {most} 格",
                " {least} 至 {most} 格",
                " {least}～{most} 桁",
            ),
            Allowed::AutoOrNumber(least, most) => said!(
                tongue,
                "\"auto\" or a number from {least} to {most}",
                " \"auto\" 或 {least} 至 {most} 的数",
                " \"auto\" 或 {least} 至 {most} 的數字",
                " \"auto\" か {least}～{most} の数",
            ),
            Allowed::Theme => said!(
                tongue,
                "the name of a theme",
                "主题名",
                "主題名稱",
                "配色の名前",
            ),
            Allowed::Themes => said!(
                tongue,
                "the name of a theme, or {{ light = …, dark = … }}",
                "主题名，或 {{ light = …, dark = … }}",
                "主題名稱，或 {{ light = …, dark = … }}",
                "配色の名前か {{ light = …, dark = … }} ",
            ),
            Allowed::Clipboard => said!(
                tongue,
                "\"auto\", \"osc52\", \"off\" or the name of a program, such as \"wl-copy\"",
                " \"auto\"、\"osc52\"、\"off\" 或程序名，如 \"wl-copy\"",
                " \"auto\"、\"osc52\"、\"off\" 或程式名稱，如 \"wl-copy\"",
                " \"auto\"、\"osc52\"、\"off\" か、\"wl-copy\" のようなプログラム名",
            ),
            Allowed::Table => said!(tongue, "a table", "一节（表）", "一節（表）", "テーブル"),
            Allowed::Action => said!(
                tongue,
                "the name of an action, or \"\"",
                "动作名，或 \"\"",
                "動作名稱，或 \"\"",
                "動作の名前か \"\" ",
            ),
        }
    }

    /// What stands between a name in Latin letters and the words after it.
    fn behind(self) -> &'static str {
        match self.tongue {
            Tongue::Japanese => " ",
            _ => "",
        }
    }
}
