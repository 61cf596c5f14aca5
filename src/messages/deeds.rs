//! What a reader can do, in words: by the stable id of the action, so that this floor needs to know
//! nothing of keys and screens. A test in `terminal` holds that every action has its words.

use super::message::{Messages, Tongue};
use super::{japanese, traditional};

/// The words for something a reader can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// One or two words, for the line of hints.
    pub hint: &'static str,
    /// A sentence without its full stop, for the help.
    pub sentence: &'static str,
}

/// Id, then hint and sentence in English and in simplified Chinese. The other languages have tables of
/// their own, in the same order.
#[rustfmt::skip] // One deed a line reads as a table.
const DEEDS: &[(&str, [&str; 4])] = &[
    ("page.next", ["next", "Next screen; at the end, the next story", "下屏", "下一屏；文末进下一篇"]),
    ("page.previous", ["back up", "Previous screen", "上屏", "上一屏"]),
    ("paragraph.next", ["paragraph", "Next paragraph", "下段", "下一段"]),
    ("paragraph.previous", ["paragraph", "Previous paragraph", "上段", "上一段"]),
    ("start", ["start", "To the start", "文首", "到开头"]),
    ("end", ["end", "To the end; with a number, to that section", "文末", "到末尾；前有数字则到第几版"]),
    ("heading.next", ["heading", "Next subheading", "小标题", "下一小标题"]),
    ("heading.previous", ["heading", "Previous subheading", "小标题", "上一小标题"]),
    ("story.next", ["story", "Next story", "换篇", "下一篇文章"]),
    ("story.previous", ["story", "Previous story", "换篇", "上一篇文章"]),
    ("story.unread", ["unread", "Next unread story", "未读", "下一篇未读的文章"]),
    ("section.next", ["section", "Next section", "换版", "下一版"]),
    ("section.previous", ["section", "Previous section", "换版", "上一版"]),
    ("focus.left", ["choose", "To the story on the left", "选文章", "选左边的文章"]),
    ("focus.down", ["choose", "Down", "选择", "向下"]),
    ("focus.up", ["choose", "Up", "选择", "向上"]),
    ("focus.right", ["choose", "To the story on the right", "选文章", "选右边的文章"]),
    ("open", ["read", "Open what is chosen", "阅读", "打开所选"]),
    ("focus.nth", ["nth story", "Choose the story of that number", "选篇", "选第几篇"]),
    ("jump", ["go on", "Read on where the page cut the story", "续读", "从下转处续读"]),
    ("letters", ["letters", "Letters on everything that can be opened", "字母", "字母跳转：所有可打开之处"]),
    ("forward", ["forward", "Forward to where you went back from", "前进", "前进到返回之前"]),
    ("go.history", ["history", "Where you were", "历史", "阅读历史"]),
    ("back", ["back", "Back to where you came from", "返回", "返回上一处"]),
    ("status", ["where", "Say where you are", "何处", "说明现在何处"]),
    ("leave", ["leave", "Leave this view; on the front page, quit", "离开", "离开此页；在头版则退出"]),
    ("quit", ["quit", "Quit; your place is kept", "退出", "退出；下次从此处继续"]),
    ("cancel", ["cancel", "Cancel; never leaves a story", "取消", "取消；不会离开文章"]),
    ("go.front", ["front page", "To the front page", "头版", "到头版"]),
    ("go.sections", ["sidebar", "The sidebar: pages, stories, outline; again folds it away", "版面栏", "版面栏：版图、目录、小标题；再按收起"]),
    ("sidebar.text", ["text", "From the sidebar to the text, and back", "正文", "版面栏与正文之间"]),
    ("go.pages", ["pages", "All pages as thumbnails", "缩略图", "全部版面缩略图"]),
    ("go.bookmarks", ["bookmarks", "Your bookmarks", "书签", "书签"]),
    ("go.notes", ["notes", "What was lost or guessed when this paper was read", "说明", "读入时的缺失与推断"]),
    ("palette", ["commands", "Every command, by its words", "命令", "命令面板"]),
    ("help.tab", ["tab", "This room, everything, or your own keys", "切换", "本页、全部或自定义"]),
    ("help", ["help", "This help", "帮助", "本帮助"]),
    ("find", ["find", "Find, as you type", "搜索", "检索，边打边找"]),
    ("hit.next", ["next hit", "Next hit", "下一处", "下一处"]),
    ("hit.previous", ["previous", "Previous hit", "上一处", "上一处"]),
    ("bookmark.story", ["save", "Save the story, or let it go", "收藏", "收藏或取消收藏本文"]),
    ("bookmark.place", ["mark", "Mark this place, or unmark it", "书签", "在此处放上或取下书签"]),
    ("bookmark.delete", ["delete", "Delete the bookmark", "删除", "删除书签"]),
    ("bookmark.undo", ["undo", "Undo the deletion", "撤销", "撤销删除"]),
    ("measure.wider", ["width", "Wider columns", "栏宽", "加宽栏"]),
    ("measure.narrower", ["width", "Narrower columns", "栏宽", "收窄栏"]),
    ("measure.reset", ["width", "Columns of the usual width", "栏宽", "恢复栏宽"]),
    ("columns", ["columns", "Number of columns: auto, 1, 2, 3, 4", "栏数", "栏数：自动、1、2、3、4"]),
    ("turn", ["turn", "Set horizontally or vertically", "横竖", "横排或竖排"]),
    ("view.script", ["script", "Chinese in simplified or traditional characters", "简繁", "简体或繁体显示"]),
    ("theme", ["theme", "Next theme", "主题", "换主题"]),
    ("theme.pick", ["pick theme", "Pick a theme, seen as you move", "选主题", "设主题…"]),
    ("zen", ["zen", "Nothing but the page", "专注", "专注：隐去上下栏"]),
    ("mouse", ["mouse", "Mouse on, or left to the terminal", "鼠标", "鼠标开或关"]),
    ("redraw", ["redraw", "Draw the screen afresh", "重画", "重画屏幕"]),
    ("suspend", ["suspend", "Back to the shell for a while", "挂起", "暂回命令行"]),
    ("prompt.accept", ["keep", "Take what is typed or chosen", "确定", "确定"]),
    ("prompt.erase", ["erase", "Erase a character", "退格", "删去一字"]),
    ("prompt.clear", ["clear", "Erase everything", "清空", "清空"]),
];

/// The words for the action of that id; none for an id that nobody has.
pub fn deed(messages: Messages, id: &str) -> Option<Words> {
    let (_, words) = DEEDS.iter().find(|(known, _)| *known == id)?;
    let [hint, sentence] = match messages.tongue {
        Tongue::English => [words[0], words[1]],
        Tongue::Simplified => [words[2], words[3]],
        Tongue::Traditional => row(traditional::DEEDS, id)?,
        Tongue::Japanese => row(japanese::DEEDS, id)?,
        #[cfg(test)]
        Tongue::Stretched => [words[0], words[1]].map(|words| &*Messages::stretch(words).leak()),
    };
    Some(Words { hint, sentence })
}

/// The words of a table for an id.
fn row(table: &[(&str, [&'static str; 2])], id: &str) -> Option<[&'static str; 2]> {
    let (_, words) = table.iter().find(|(known, _)| *known == id)?;
    Some(*words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_has_its_words_in_every_language() {
        let known: Vec<&str> = DEEDS.iter().map(|(id, _)| *id).collect();
        for (language, table) in [
            ("traditional Chinese", traditional::DEEDS),
            ("Japanese", japanese::DEEDS),
        ] {
            let own: Vec<&str> = table.iter().map(|(id, _)| *id).collect();
            let missing: Vec<_> = known.iter().filter(|id| !own.contains(id)).collect();
            let unknown: Vec<_> = own.iter().filter(|id| !known.contains(id)).collect();
            assert!(missing.is_empty(), "in {language} nothing for {missing:?}");
            assert!(unknown.is_empty(), "in {language} for nothing: {unknown:?}");
        }
    }
}
