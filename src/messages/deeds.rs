//! What a reader can do, in words: by the stable id of the action, so that this floor needs to know
//! nothing of keys and screens. A test in `terminal` holds that every action has its words.

use super::tongue::{Messages, Tongue};
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
    ("go.source", ["source", "The lines of a raw page as they came, to set right what was guessed", "原文", "原始文本逐行对照，校正分篇分段"]),
    ("doubt.next", ["doubtful", "Next doubtful line", "存疑", "下一处存疑"]),
    ("doubt.previous", ["doubtful", "Previous doubtful line", "存疑", "上一处存疑"]),
    ("fix.split", ["split", "Something new begins with this line", "另起", "由此行另起"]),
    ("fix.join", ["join", "The next line goes on with this one", "相接", "下一行与此行相接"]),
    ("fix.headline", ["headline", "This line is a headline", "标题", "此行作标题"]),
    ("fix.caption", ["caption", "This line is a caption", "图注", "此行作图注"]),
    ("fix.aside", ["aside", "This line belongs to no story", "不入文", "此行不入正文"]),
    ("fix.before", ["before", "This belongs to the story before", "上篇", "归上一篇"]),
    ("fix.after", ["after", "This belongs to the story after", "下篇", "归下一篇"]),
    ("fix.remove", ["as read", "This line as it was read, without fixes", "还原", "去掉此行的校正"]),
    ("fix.undo", ["undo", "Take the last fix back", "撤销", "撤销上一次校正"]),
    ("go.notes", ["notes", "What was lost or guessed when this paper was read", "说明", "读入时的缺失与推断"]),
    ("palette", ["commands", "Every command, by its words", "命令", "命令面板"]),
    ("help.tab", ["tab", "This room, everything, or your own keys", "切换", "本页、全部或自定义"]),
    ("help", ["help", "This help", "帮助", "本帮助"]),
    ("find", ["find", "Find, as you type", "检索", "检索，边打边找"]),
    ("go.find", ["find", "Find in the whole paper", "全报检索", "检索本期全部文章"]),
    ("find.word", ["this word", "Find the word where you are", "查此词", "检索当前位置的词"]),
    ("hit.next", ["next hit", "Next hit", "下一处", "下一处"]),
    ("hit.previous", ["previous", "Previous hit", "上一处", "上一处"]),
    ("find.scope", ["scope", "In the story, or in the whole paper", "范围", "检索范围：本文或本期"]),
    ("find.list", ["list", "List all hits of the story", "列出", "列出本文全部命中"]),
    ("find.narrow", ["narrow", "Only hits in paragraphs with these words", "筛选", "只留段落含有某词的命中"]),
    ("find.readings", ["pinyin", "Letters stand for readings: pinyin, romaji", "拼音", "以拼音、首字母、罗马字检索"]),
    ("find.variants", ["variants", "Simplified and traditional characters meet", "简繁", "简体与繁体互通"]),
    ("find.whole", ["words", "Whole words only", "整词", "只找整词（西文）"]),
    ("find.case", ["case", "Case counts only where you type capitals; off: always", "大小写", "智能大小写；关则一律区分"]),
    ("find.pattern", ["regex", "A regular expression", "正则", "正则表达式"]),
    ("bookmark.story", ["save", "Save the story, or let it go", "收藏", "收藏或取消收藏本文"]),
    ("bookmark.place", ["mark", "Mark this place, or unmark it", "书签", "在此处放上或取下书签"]),
    ("bookmark.clip", ["clip", "Clip the focused paragraph, or let the clip go", "剪报", "剪下所选段落，或取消剪报"]),
    ("select", ["select", "Select the sentence; j k go on by sentences, braces by paragraphs", "选句", "选中本句；j k 逐句、} { 逐段伸缩"]),
    ("select.next", ["further", "Select a sentence further", "多选一句", "向下伸缩一句"]),
    ("select.previous", ["less", "Select back by a sentence", "回选一句", "向上伸缩一句"]),
    ("copy", ["copy", "Copy what is selected, else the paragraph; on the front page the story", "复制", "复制所选；未选则本段，头版则本篇"]),
    ("copy.cited", ["cite", "Copy it with where it stands", "引用", "连同出处一起复制"]),
    ("bookmark.note", ["note", "Write a note on the bookmark", "批注", "给书签写批注"]),
    ("bookmark.tags", ["tags", "Give the bookmarks tags", "标签", "给书签加标签"]),
    ("bookmark.select", ["choose", "Choose several bookmarks", "多选", "多选书签"]),
    ("bookmark.delete", ["delete", "Delete the bookmarks", "删除", "删除书签"]),
    ("bookmark.undo", ["undo", "Undo the last deletion, note or tags", "撤销", "撤销上一次删除、批注或标签"]),
    ("bookmark.find", ["look again", "Look for a lost bookmark again", "重找", "重新寻找失落的书签"]),
    ("bookmark.cite", ["cite", "Copy the words with where they stand", "引用", "复制文字与出处"]),
    ("bookmarks.all", ["all", "Show all bookmarks", "全部", "显示全部书签"]),
    ("bookmarks.stories", ["stories", "Show only stories", "文章", "只显示文章"]),
    ("bookmarks.places", ["places", "Show only places", "位置", "只显示位置"]),
    ("bookmarks.clips", ["clips", "Show only clips", "剪报", "只显示剪报"]),
    ("bookmarks.lost", ["lost", "Show only lost bookmarks", "待找回", "只显示待找回的书签"]),
    ("bookmarks.sort", ["sort", "Sort by time, page or tag", "排序", "按时间、版面或标签排序"]),
    ("bookmarks.markdown", ["Markdown", "Write the bookmarks to a Markdown file", "Markdown", "导出为 Markdown 文件"]),
    ("bookmarks.json", ["JSON", "Write them to a JSON file, to be imported again", "JSON", "导出为 JSON 文件，可再导入"]),
    ("bookmarks.opml", ["OPML", "Write them to an OPML outline", "OPML", "导出为 OPML 大纲"]),
    ("bookmarks.text", ["text", "Write them to a text file", "纯文本", "导出为纯文本文件"]),
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
    ("prompt.complete", ["complete", "Complete the tag", "补全", "补全标签"]),
    ("prompt.erase", ["erase", "Erase a character", "退格", "删去一字"]),
    ("prompt.erase.next", ["erase", "Erase the character after the caret", "删除", "删去光标后一字"]),
    ("prompt.erase.word", ["erase", "Erase the word before the caret", "删词", "删去光标前一词"]),
    ("prompt.left", ["left", "The caret a character back", "左移", "光标左移一字"]),
    ("prompt.right", ["right", "The caret a character on", "右移", "光标右移一字"]),
    ("prompt.word.left", ["left", "The caret a word back", "左移", "光标左移一词"]),
    ("prompt.word.right", ["right", "The caret a word on", "右移", "光标右移一词"]),
    ("prompt.start", ["start", "The caret before everything", "行首", "光标到行首"]),
    ("prompt.end", ["end", "The caret behind everything", "行尾", "光标到行尾"]),
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
        #[cfg(any(test, feature = "stretched"))]
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
