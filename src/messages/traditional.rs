//! Chinese in traditional characters, in the words of Taiwan's and Hong Kong's papers. Every message
//! has an arm of its own: one that is missing does not compile.

use super::message::{Message, Tongue};
use super::number::grouped;

#[allow(
    clippy::too_many_lines,
    reason = "a table of every message, an arm each"
)]
pub(super) fn say(message: Message<'_>) -> String {
    let count = |count| grouped(count, Tongue::Traditional);
    let plain = match message {
        // Where the reader is.
        Message::Story { number, count } => return format!("文章 {number}/{count}"),
        Message::Screen {
            number,
            count: Some(count),
        } => return format!("第 {number}/{count} 屏"),
        Message::Screen {
            number,
            count: None,
        } => return format!("第 {number} 屏"),
        Message::Progress { percent, minutes } => {
            return format!("已讀 {percent}% · 約剩 {minutes} 分鐘");
        }
        Message::Finished => "已讀完",
        Message::Under { heading } => return format!("本節：{heading}"),
        Message::Standing { unread, bookmarks } => {
            return format!("未讀 {} · 書籤 {}", count(unread), count(bookmarks));
        }
        Message::Resumed => "從上次的位置續讀；g g 回到文首",
        Message::Saved => "已收藏",
        Message::NotSaved => "未收藏",
        Message::Day { date } => return date.strftime("%Y年%-m月%-d日").to_string(),
        // Names of things that have none.
        Message::Paper => "報紙",
        Message::Page { number } => return format!("第 {number} 版"),
        Message::Untitled => "無題",
        // What there is no more of.
        Message::LastStory => "這是最後一篇",
        Message::FirstStory => "這是第一篇",
        Message::NoUnread => "沒有未讀的文章了",
        Message::NoHeading => "沒有其他小標題",
        Message::NoSection => "沒有其他版面",
        Message::NoJump => "本文已全文刊出，沒有轉版",
        // Searching.
        Message::Hits {
            number,
            count: among,
        } => return format!("第 {}/{} 處", count(number), count(among)),
        Message::NoHits => "找不到",
        Message::FindInside => "打開文章才能搜尋；按 enter 打開",
        Message::WrappedToStart => "已到文末，從文首繼續",
        Message::WrappedToEnd => "已到文首，從文末繼續",
        // Keeping.
        Message::StorySaved => "已收藏本文",
        Message::StoryReleased => "已取消收藏",
        Message::PlaceSaved => "已在此處夾上書籤",
        Message::PlaceReleased => "已取下此處書籤",
        Message::Removed => "書籤已刪除，按 u 復原",
        Message::Restored => "書籤已復原",
        Message::NothingToUndo => "沒有可以復原的",
        Message::NotKept => "無法存檔",
        // Setting.
        Message::Theme { title } => return format!("主題：{title}"),
        Message::NoTheme { name } => return format!("沒有名為 {name} 的主題"),
        Message::Measure { cells } => return format!("欄寬：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "欄數：自動",
        Message::Columns { count: Some(count) } => return format!("欄數：{count}"),
        Message::Vertical => "直排",
        Message::Horizontal => "橫排",
        // Lists.
        Message::Sections => "版面",
        Message::Bookmarks => "書籤",
        Message::BookmarkCount { count: all } => return format!("共 {} 則", count(all)),
        Message::NoBookmarks => "還沒有書籤；按 b 收藏文章",
        Message::NoMatch => "沒有符合的書籤",
        Message::Moved => "原文已更動",
        Message::Near => "大約在此",
        Message::Elsewhere => "不在本期",
        Message::Help => "說明",
        Message::Notes => "讀入紀錄",
        Message::NoNotes => "沒有缺漏，也沒有推測",
        Message::SetAt { cells } => {
            return format!("本屏欄寬 {cells} 格（{} 字），排版時放寬：", cells / 2);
        }
        Message::Conceded { part, lapse } => return format!("{part}：{lapse}"),
        Message::Paragraph { number } => return format!("第 {number} 段"),
        Message::HeadlineBlock => "標題",
        Message::Crosshead => "小標題",
        Message::Caption => "圖說",
        Message::Table => "表格",
        Message::LinesBegin {
            count: lines,
            mark,
            level,
        } => return format!("{lines} 行以「{mark}」開頭{}", to(level)),
        Message::LinesEnd {
            count: lines,
            mark,
            level,
        } => return format!("{lines} 行以「{mark}」結尾{}", to(level)),
        Message::LinesCut { count: lines } => {
            return format!("{lines} 行在長於一行的單詞或數字中斷開");
        }
        Message::Row { number, count } => return format!("{number}/{count}"),
        // Groups of the help.
        Message::Reading => "閱讀",
        Message::Moving => "移動",
        Message::Searching => "搜尋",
        Message::Keeping => "收藏",
        Message::Setting => "版式",
        Message::Program => "程式",
        // The rest.
        Message::Pending { keys } => return format!("{keys} …"),
        Message::Words { count: words } => return format!("{} 字", count(words)),
        Message::TooSmall => "視窗太小",
    };
    plain.to_owned()
}

/// Id, then hint and sentence.
#[rustfmt::skip] // One deed a line reads as a table.
pub(super) const DEEDS: &[(&str, [&str; 2])] = &[
    ("page.next", ["下頁", "下一頁；到文末則接下一篇"]),
    ("page.previous", ["上頁", "上一頁"]),
    ("paragraph.next", ["下段", "下一段"]),
    ("paragraph.previous", ["上段", "上一段"]),
    ("start", ["文首", "到開頭"]),
    ("end", ["文末", "到結尾"]),
    ("heading.next", ["小標題", "下一個小標題"]),
    ("heading.previous", ["小標題", "上一個小標題"]),
    ("story.next", ["換篇", "下一篇報導"]),
    ("story.previous", ["換篇", "上一篇報導"]),
    ("story.unread", ["未讀", "下一篇未讀的報導"]),
    ("section.next", ["換版", "下一版"]),
    ("section.previous", ["換版", "上一版"]),
    ("focus.left", ["選文章", "選左邊的文章"]),
    ("focus.down", ["選擇", "往下"]),
    ("focus.up", ["選擇", "往上"]),
    ("focus.right", ["選文章", "選右邊的文章"]),
    ("open", ["閱讀", "打開所選的文章"]),
    ("open.nth", ["選篇", "打開第幾篇"]),
    ("jump", ["續讀", "從轉版處接著讀"]),
    ("back", ["返回", "回到前一處"]),
    ("leave", ["離開", "離開此頁；在頭版則結束程式"]),
    ("quit", ["結束", "結束；下次從這裡繼續"]),
    ("cancel", ["取消", "取消；不會離開文章"]),
    ("go.front", ["頭版", "到頭版"]),
    ("go.sections", ["版面", "各版與目錄"]),
    ("go.bookmarks", ["書籤", "我的書籤"]),
    ("go.notes", ["紀錄", "讀入這份報紙時的缺漏與推測"]),
    ("help", ["說明", "本說明"]),
    ("find", ["搜尋", "搜尋，邊打邊找"]),
    ("hit.next", ["下一處", "下一處"]),
    ("hit.previous", ["上一處", "上一處"]),
    ("bookmark.story", ["收藏", "收藏本文，或取消收藏"]),
    ("bookmark.place", ["書籤", "在此處夾上或取下書籤"]),
    ("bookmark.delete", ["刪除", "刪除書籤"]),
    ("bookmark.undo", ["復原", "復原刪除的書籤"]),
    ("measure.wider", ["欄寬", "加寬欄位"]),
    ("measure.narrower", ["欄寬", "縮窄欄位"]),
    ("measure.reset", ["欄寬", "恢復一般欄寬"]),
    ("columns", ["欄數", "欄數：自動、1、2、3、4"]),
    ("turn", ["直橫", "直排或橫排"]),
    ("theme", ["主題", "換主題"]),
    ("redraw", ["重繪", "重繪螢幕"]),
    ("suspend", ["暫停", "暫時回到命令列"]),
    ("prompt.accept", ["確定", "確定，再用 n 和 N 找下去"]),
    ("prompt.erase", ["倒退", "刪去一字"]),
    ("prompt.clear", ["清空", "全部清空"]),
];

/// The level of strictness that a mark belongs to; none where the column was too narrow for any.
fn to(level: u8) -> String {
    match level {
        0 => "（欄過窄）".to_owned(),
        level => format!("（放寬至 {level} 級）"),
    }
}
