"""The words on the screens themselves: keys, headings and the sentences around the conversation."""

from __future__ import annotations

from collections.abc import Mapping

from criteria.frozen import frozen
from criteria.model import Lang


@frozen
class Labels:
    """Everything the terminal says in one language that is not part of the conversation."""

    help: str
    why: str
    choices: str
    back: str
    answers: str
    other_language: str
    pause: str
    theme: str
    leave: str
    go_on: str
    close: str
    type_here: str
    type_or_pick: str
    """Where choices are listed."""
    type_or_go: str
    """Where choices are listed that have no numbers."""
    completes: str
    """What takes a suggested word."""
    close_now: str
    """At a pause."""
    come_back: str
    """With {id}."""
    more: str
    details: str
    """What shows every open point of the summary."""
    progress: str
    """With {number} and {about}."""
    why_heading: str
    where_heading: str
    trimmed: str
    """With {length} and {kept}, both of characters."""
    too_small: str
    """With {width} and {height}, as they are."""
    not_saved: str
    saved_as: str
    """With {id}."""
    saved_files: str
    """With {path}."""
    help_text: str


LABELS: Mapping[Lang, Labels] = {
    "en": Labels(
        help="Help",
        why="Why",
        choices="Choices",
        back="Back",
        answers="Answers",
        other_language="中文",
        pause="Pause",
        theme="Colour",
        leave="Leave",
        go_on="Go on",
        close="Close",
        type_here="Type your answer and press Enter",
        type_or_pick="Type a number or your own words, or go there with ↑ ↓, and press Enter",
        type_or_go="Type your answer, or go there with ↑ ↓, and press Enter",
        completes="→ takes the word shown",
        close_now="You can also close the program now (Ctrl+Q).",
        come_back="Another day, type: chatbot --resume {id}",
        more="Read on",
        details="Details",
        progress="{number} of about {about}",
        why_heading="Why we ask",
        where_heading="Where to find it",
        trimmed="That was {length} characters. I read the first {kept}.",
        too_small=(
            "This window is {width} by {height}.\nPlease make it at least 80 by 24,\nor run: chatbot --plain"
        ),
        not_saved="Your last answer could not be saved. Everything before it is safe.",
        saved_as="Your conversation is saved as {id}.",
        saved_files="This page is saved too, to print or send: {path}",
        help_text=(
            "Answer in your own words. There are no wrong words.\n"
            "If I am not sure, I ask again. You can always say “I don't know”.\n\n"
            "At any time you can type:\n"
            "  why            why this is asked\n"
            "  help           more about the question\n"
            "  repeat         the question once more\n"
            "  back           the question before\n"
            "  change my age  to change an answer\n"
            "  skip           leave it to the study team\n"
            "  summary        what you have told me so far\n"
            "  pause          stop here and come back later\n"
            "  stop           end the conversation\n\n"
            "Keys: F1 help, F2 why, F3 choices, F4 back, F5 answers,\n"
            "F6 colours, F7 中文, F8 pause, Ctrl+Q leave.\n"
            "Arrow up brings back what you typed before. Page Up looks back.\n"
            "The mouse works too: on keys, on choices, on a reading to change it."
        ),
    ),
    "zh": Labels(
        help="帮助",
        why="为什么",
        choices="选项",
        back="上一题",
        answers="回答",
        other_language="English",
        pause="暂停",
        theme="配色",
        leave="离开",
        go_on="继续",
        close="关闭",
        type_here="在这里输入回答，按回车",
        type_or_pick="输入数字或自己的话，也可以用 ↑ ↓ 选，再按回车",
        type_or_go="在这里输入回答，也可以用 ↑ ↓ 选，再按回车",
        completes="按 → 采用提示的词",
        close_now="也可以现在关闭程序（Ctrl+Q）。",
        come_back="以后要继续，请输入：chatbot --resume {id}",
        more="往下看",
        details="逐条看",
        progress="第 {number} 题，共约 {about} 题",
        why_heading="为什么问这个",
        where_heading="在哪里能查到",
        trimmed="您粘贴了 {length} 个字，我只读前 {kept} 个字。",
        too_small="窗口现在是 {width}×{height}。\n请放大到 80×24 以上，\n或运行：chatbot --plain",
        not_saved="您刚才的回答没能保存。之前的都已保存。",
        saved_as="对话已保存，编号 {id}。",
        saved_files="这一页也已保存，可以打印或发送：{path}",
        help_text=(
            "请用自己的话回答，怎么说都可以。\n"
            "我拿不准的时候会再问。您随时可以说“不知道”。\n\n"
            "随时可以输入：\n"
            "  为什么          为什么问这个\n"
            "  帮助            这个问题的说明\n"
            "  再说一遍        重复问题\n"
            "  上一题          回到上一个问题\n"
            "  改年龄          修改某个回答\n"
            "  跳过            留给研究团队\n"
            "  看看我填了什么  到现在为止的回答\n"
            "  暂停            先停在这里，以后再来\n"
            "  不填了          结束对话\n\n"
            "按键：F1 帮助，F2 为什么，F3 选项，F4 上一题，F5 我的回答，\n"
            "F6 配色，F7 English，F8 暂停，Ctrl+Q 离开。\n"
            "向上键找回以前输入的内容，Page Up 往回看。\n"
            "也可以用鼠标：点按键、点选项，点某个回答就能修改。"
        ),
    ),
}
