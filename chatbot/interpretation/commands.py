"""Words that steer the conversation instead of answering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chatbot.interpretation.phrases import Phrases
from chatbot.interpretation.polarity import Sentence
from chatbot.interpretation.reading import Command
from chatbot.interpretation.vocabulary import Vocabulary

_ASK = "[can|could|may|might|shall|let's|let|i|we|you|me|us|please|want|wants|like|need|would|'d|'ll|have|got|just|to|do|id|is it possible|possible|how do i|lets]* "

_WHOLE: dict[Command, tuple[str, ...]] = {
    Command.BACK: (
        f"^{_ASK}(go|going|step|jump|move|take me|scroll|get|head|nip|skip|hop|flip) back [a|one|1|two] [step|question|page|screen] [to] [the] [previous|last|one|earlier|question|before|screen|page]* [please|again|there|a sec|for a second|first]$",
        f"^{_ASK}(back|previous|prev|undo|go up|backwards|backward|rewind|return) [up|one|a] [step|question|one|page]$",
        f"^{_ASK}(redo|see|show me|answer|return to|go to|do|revisit) the (last|previous|one before|question before|earlier) (question|one|answer)?$",
        "^the (previous|last) (question|one)$",
        "上一(题|个|步|道|页|问|个问题)",
        "^(返回|后退|倒退|退回|往回|回退|退后|撤销|撤回|前一题|前一个|回到上一题|往前翻|退一步|回去|倒回去)(一下|去|一步|一题|吧|上一题)?$",
        "(回到|返回|退回)(上|前)(一|面)?(题|个|步|道|页|面)?",
        "(前|上)(面)?那(个|道)?(题|问题)",
    ),
    Command.SKIP: (
        f"^{_ASK}(skip|pass|pass on|leave|miss|omit) [over|out|past] [this|that|it|on|the|one|question|on to|ahead|for now|until later|to the next]* [please|question|one]$",
        "^(skip|pass|next|next one|next question|move on|moving on|onwards|ask me (another|something else|the next [one]))[please]$",
        f"^{_ASK}(next question|move on|go on to the next|move to the next|go to the next|the next (question|one)|carry on to the next|come back to (this|that|it) [later]|leave (this|that|it) [one] [for now|out|blank|for later]|do (this|that) [one] later)[question|one|please]$",
        "^(跳过|略过|下一题|下一个|下一道|过|下个问题|下一个问题|先跳过|跳|换一题|换个问题|下一问|略|pass)(吧|这题|这个|这道题|这道|去|一下|它|这一题)?$",
        "^(先)?(跳过|略过)",
        "(这题|这个|这道题|这道)(先)?(跳过|略过|不答|过)",
        "^(不答了|先空着|空着|留着)(吧)?$",
    ),
    Command.PAUSE: (
        f"^{_ASK}(pause|take a break|have a break|break|stop for now|stop for (a|today|tonight|the night)|stop here for (now|today)|save and (exit|quit|stop|close)|save (it|this) for later|save for later|rest|take five|come back later|come back (to this|tomorrow)|continue (later|tomorrow|another time)|carry on (later|tomorrow|another time)|finish (this|it|off|up)? [later|tomorrow|another (time|day)|next time|in the morning|tonight|after|this evening|on]|pick (this|it) up (later|tomorrow|again)|do (the rest|this|it) (later|tomorrow|another time)|resume later) [later|tomorrow|for (a|now|today|tonight)|minute|moment|bit|sec*|while|please|another|in|the morning|time]$",
        "^[just] (hold on|hang on|wait|one moment|one sec|one second|one minute|just a minute|just a sec|just a moment|just a second|gimme a (sec|minute|moment)|give me (a|one|two|five|10) (sec|second|minute*|moment|mins|min|tick|mo)|bear with me|brb|be right back|back in a (minute|sec|moment|bit|mo)|back soon|half a mo|two secs|two ticks|wait a (minute|sec|second|moment|bit)|wait up|hold that thought|give me a chance|later|not now|another time)$",
        "^(i'm|am) (tired|knackered|worn out|exhausted|shattered|too tired) [now|for now|already]$",
        "(need|want|have) [to have|to take] [a|some] (break|rest|breather|lie down)$",
        "(continue|finish|carry on|come back|do the rest|pick this up|pick it up|resume) [this|it|to this|with this|up]? [again]? (later|tomorrow|another (time|day)|in the morning|next week|tonight)",
        "^(暂停|等一下|等等|等会|等会儿|等下|稍等|稍等一下|等我一下|先停|先停一下|停一下|歇会|歇会儿|休息一下|休息会|休息会儿|歇一下|缓缓|缓一下|先这样|先到这|先到这儿|先到这里|歇歇|先歇歇|先歇会儿|等一会|等一会儿|稍后|稍候|先等等|回头再(说|填|弄|答|来)|改天再(填|说|来|弄)|明天再(填|说|来|弄|答)|晚点再(填|说|来|弄)|以后再(填|说|弄)|下次再(填|说|来|弄)|待会再(填|说|来|弄)|待会儿再(填|说|来|弄)|有空再(填|说|弄))(吧|啊|呢|了|哈)?$",
        "(明天|改天|回头|晚点|下次|待会|待会儿|等会|等会儿|过会|过会儿|以后|有空|一会儿|下午|晚上)(再|接着|继续)(填|说|来|弄|答|做|写|继续|回答|聊)",
        "(累了|困了|有人敲门|有点事|有事|来电话|接个电话|上个厕所|先去)[了]?[，]?(等|先|休息|歇|待|回头|一会)",
    ),
    Command.STOP: (
        f"^{_ASK}(stop|quit|exit|end|cancel|abort|leave|finish|give up|bail|bail out|log out|log off|sign out|get out|close|opt out|withdraw|drop out|be done|end it|stop it|stop this|end this) [this|the|it|here|now|everything|chat|conversation|questionnaire|screening|session|form|whole thing|of here|right now|altogether|completely|please|of this|questions|thing|answering|asking]* [now|please|altogether|completely|right now|here]$",
        "^(bye|goodbye|good bye|bye bye|cheerio|see you|see ya|cya|ciao|farewell|i'm out|i'm off|i give up|i quit|enough|enough already|that's enough|enough of this|no more|no more questions|stop asking|i'm done|i'm done (here|with this)|done with this|forget it|forget this|never mind [then]|leave it|not doing this|don't want to (do this|continue|go on|carry on|answer any more|take part)[any more|anymore|anymore now]|i (don't|do not) want to (continue|go on|carry on|do this|do it) [any more|anymore]|changed my mind)$",
        "^(forget it|i've had enough|had enough|i'm fed up|fed up|sick of this|this is (a waste of time|pointless|stupid|ridiculous))",
        "(had|have had|'ve had) enough [of this|of it|of these|now|of the questions|of your]$",
        "^(停止|退出|结束|终止|不填了|不做了|不想填了|不想做了|不想继续|不想继续了|算了|算了吧|拉倒|拉倒吧|不弄了|不答了|再见|拜拜|关掉|关闭|取消|不干了|不参加了|不想参加了|不聊了|到此为止|不玩了|放弃|我放弃|没兴趣了|别问了|不问了|烦死了|停|停下|停下来|停吧|不回答了|不继续了|撤了|走了|我不想填了)(吧|了|啊|算了)?$",
        "^(算了|拉倒|烦死了|够了|受够了)[，]?(不|别)(填|做|弄|答|问|聊|参加|搞|玩|说|继续)",
        "(想|要|我要|帮我|请)(退出|结束|终止|停止)(吧|了|问卷|对话|填写|聊天|这个)?$",
        "不(想|愿意)?(再)?(继续|填下去|做下去|答下去|填了|弄了)$",
    ),
    Command.SUMMARY: (
        f"^{_ASK}(summary|summarise|summarize|recap|overview|sum up|review|see|show|list|read back|go over|check|view|look at|have|print|get) [me|a|the|all|my|of|back|everything|over|out|through]* (summary|recap|overview|answers|responses|answers so far|replies|entries|what i've (said|told|put|answered|entered)|what i (said|told you|put|answered|entered)|list of answers)? [so far|please|up to now|to date|again|until now|i gave|given]*$",
        "^(summary|summarise|summarize|recap|overview|my answers|my answers so far|progress|review)$",
        "what (have|did|'ve|has) (i|we|he|she) [already|just] (told|tell|said|say|put|entered|enter|answered|answer|given|give|written|filled|typed) [you|in|down|to you|so far|already|up to now|until now|before]",
        "what (do you have|have you got|you have|you've got) [on me|so far|down|for me|written|recorded|about me|noted]",
        "where (are|am) (we|i) [up to|at|so far|now]$",
        "how (far|many questions|much) [am i|are we|have we got|left|are left|more|longer|to go|is left|further]",
        "(小结|总结|汇总|概括|回顾)",
        "(我)?(到现在|目前|刚才|之前|前面|到目前为止|至今|现在)?(我)?(都)?(填|答|说|写|回答|讲|录)(了|过)(些|哪些|什么|点什么|些什么|些啥|啥|哪些内容)",
        "(看|查|看看|查看|看一下|显示|列出|列一下)(一下|下)?(我)?(的|所有|全部|填的|之前的|前面的|刚才的|已填的|填过的)*(答案|回答|内容|记录|结果|汇总|小结|总结)$",
        "(进度|到哪了|还有多少题|还剩多少|还有几题|还剩几题|还有多久|填到哪)",
    ),
    Command.REPEAT: (
        "(repeat|rephrase|reword) [that|the|it|this|question|please|last]*",
        "(say|ask|read|put|tell me) (that|it|this|the question|me|that question) [to me|in another way|differently|out]? [again|once more|one more time|another time|a different way]",
        "(come|run that by me|what was (the|that|your)|what's the|what is the|what did you|what are you|what were you) (again|question|asking|ask|say|said|last question|that)",
        "(ask|say|show|read|display) [me|it|that|the question|this] [once] (again|more|one more time|over)$",
        "^(again|pardon|pardon me|sorry|eh|huh|what|come again|excuse me|beg your pardon|once more|one more time|i beg your pardon|say again|you what)$",
        "(didn't|did not|couldn't|don't|missed) (catch|hear|see|get|read|quite catch|quite get) (that|it|the question|what you)",
        "missed (that|it|the question)$",
        "(can't|cannot|couldn't) (see|read|hear) (the question|that|it|what you|you)",
        "(lost|forgot*) the question",
        "what (question|do you want me to answer)",
        "再(说|问|念|讲|读|来|重复|显示|给我说|给我念)(一|1)?(遍|次|下)",
        "重(复|新说|说|新问|问|新念)(一|1)?(遍|次|下)?",
        "(没|没有)(听|看)(清|懂|见|到|清楚|明白)(楚)?(问题|题目|你说|你问|题)?",
        "(你|刚才|刚刚|上面)(问|说)(的)?(是)?(什么|啥)",
        "问题是(什么|啥)",
        "^(什么|啥)$",
    ),
    Command.WHY: (
        "why (do|does|would|are|is|did|should|must|you|the|that|this|it|on earth|ask|on) ... (you|they|it|that|this|need|ask|asking|know|want|matter*|relevant|important|necessary|i|answer|question)",
        "^why [that|this|is that|though|tho|so|the question|ask|ask me|ask that|do you ask]$",
        "what for$",
        "how come [you|you're|they] [need|ask|asking|want|do]*",
        "what (has|does|'s|is) (that|this|it) [got] [to] (do|to do|matter|have to do|relevant|the point|the reason|the purpose)",
        "(what's|what is) (the point|the reason|that for|this for|it for|the purpose|the relevance|it to you|that to you)",
        "(reason|purpose) (for|of|behind) (asking|this|that|the question)",
        "what difference does (it|that|this) make",
        "what do you need (that|this|it) for",
        "is (that|this|it) [really] (necessary|relevant|important)",
        "(为什么|为啥|干嘛|干吗|凭什么|干什么)(要|非要|得|老|总|又|都)?(问|知道|填|了解|答|回答|说|告诉|要|需要|这|做)",
        "^(为什么|为啥|干嘛|干吗|为什么呢|为啥呢|凭什么|为什么啊|为啥啊|为何)$",
        "(问|要|知道|填|了解|打听)(这|那|这个|那个|这些|我这|这种|它|这么多|这么细)(问题|东西|个|些)?(干嘛|干吗|干什么|干啥|做什么|做啥|有什么用|有啥用|有什么关系|啥用|什么用|为什么|为啥|是为什么|的目的|的原因)",
        "(这|那|这个|跟|和|与)(个|问题|题|事|病|试验|我的病)?(有|有什么|有啥|什么)(什么|啥)?(关系|用|意义|必要|目的|用处|相干|意思)",
    ),
    Command.HELP: (
        f"^{_ASK}(help|assistance|instructions|options|menu|commands) [me|please|page|screen|out|with (this|that|it)]* [here|now]$",
        "^help",
        "(what|how) (do|should|can|am|must) i (do|answer|type|say|put|write|supposed to|use this|enter|reply|fill|work)",
        "how (does|do) (this|it|i) (work|use|go|answer)",
        "what (can|could) i (say|type|answer|ask|write|put)",
        "(don't|do not|didn't|doesn't|can't|cannot) [really|quite|fully] (understand|follow|get|know what) [the|this|that|your|what] [question|it|you mean|you're asking|you are asking|you want|this|that|word|means|one|wording|a word]*$",
        "(what|wat|whats|what's|wots|what is|what are|what do|what does|define) [is|are|do|does|'s|a|an|the|meant by|you mean by|that|this|these|you|mean by] ... (mean|means|grade|ki|octreotide|prrt|analogue|ecog|scan|tumour|contrast|clearance|lar|pet|net|that|this|they|it|term|word)$",
        "^(what|whats|what's) (does|do|is|are|'s|a|an|the) ",
        "what (do|does|did) (you|that|it|this|they) mean",
        "(meaning of|explain|clarify|elaborate)",
        "(confused|confusing|i'm lost|i am lost|baffled|makes no sense|no sense to me|not following|over my head)$",
        "(can|could|please|would) [you] (explain|help|clarify|elaborate|tell me what)",
        "(need|want|could do with) [some|a bit of] (help|assistance|explanation) [with (this|that|the question|answering)|here|please]*$",
        "(is there|give me|show me|can i (have|see)) [an|some|the] (example*|options|choices|hint)",
        "(what|which) (are|is) (the|my) (options|choices|answers)",
        "how (do|would|should|can) i (know|find out|tell|check)[that|it|this]?$",
        "where (do|can|would|should|will) i (find|see|look|get|read)",
        "(who|where|how|what) (gets|get|sees|see|can see|will see|reads|will read|has access|stores|stored|keeps|will happen|happens|goes) ... (what|this|it|to|my|that|the|type|answers|data|information|say)",
        "(is|are|will) (this|it|my|the|that) ... (private|confidential|secure|safe|anonymous|shared|stored|recorded|kept|passed on)$",
        "(什么|啥|哪个|哪种)(是|叫|意思|叫做)",
        "(是|指|叫)(什么|啥)(意思|东西|玩意|玩意儿)?(啊|呀|呢|来着)?$",
        "(什么|啥)意思",
        "(看|听|搞|弄|读)不(懂|明白)(问题|题|题目|你|这|这题|这个|您|意思|在问|问的)?(什么|啥|的)?[什么意思]?$",
        "不(懂|明白|理解|太懂|太明白)(问题|题|题目|你|这|这题|这个|您|意思|在问|问的|啥|什么|是)*$",
        "^(帮助|帮忙|求助|救命|帮帮我|帮我一下|怎么填|怎么答|怎么回答|怎么弄|怎么用|怎么办|咋填|咋弄|咋答|说明|提示|帮帮忙)(啊|呀|呢|吧)?$",
        "(怎么|咋|如何)(填|答|回答|弄|用|操作|写|说|选)(啊|呀|呢|才|这|这个|这题)?$",
        "(解释|说明)(一下|下)?(这|什么|问题|题)?",
        "(举|给)(个|一个)?例子",
        "(有|给)(什么|哪些|啥)?(选项|例子|提示)",
        "(会不会|是否会|会)(把)?(我|咱)的?(信息|资料|数据|隐私|回答|答案|病历|内容)",
        "(谁|什么人|哪些人)(能|会|可以|看|在看)(看|看到|知道|见|得到)",
        "(信息|资料|数据|隐私|内容|回答)(会|会不会|能|安全|保密|给谁|泄露|外泄|存|保存)",
    ),
}
"""Patterns for a whole clause, or that nothing but steering uses."""

_CHANGE = (
    f"^{_ASK}(change|correct|fix|edit|amend|update|revise|alter|redo|re-do|modify|re-enter|reenter|re-answer|adjust|rectify|retype|go back to|back to|return to|re-do|go back and (change|fix|correct|edit|redo)|undo) [my|the|that|this|an|answer*|on|about|for|to|it|question]*",
    "(want|need|like|have|able|possible|got|let me|can i|could i|may i|going) [to] [go back and] (change|correct|fix|edit|amend|update|revise|redo|modify|re-enter|adjust|rectify|retype)",
    "(answer*|bit|question|thing|one|number|figure|part|entry) [i|about|for|on|to|gave|before|earlier|above|put|you|was|is|the]* [was|is|were] (wrong|incorrect|mistake*|not right|a mistake|in error|an error|a typo|off)",
    "(put|typed|entered|gave|got|said|told you|filled|wrote|have put|made|messed up|mistyped) ... (wrong|wrongly|incorrectly|incorrect|mistake|by mistake|an error|in error|the wrong|typo)",
    "(mistake|error|typo|slip) (in|with|on|about) [my|the]",
    "made a (mistake|typo|error|slip)",
    "(wrong|mistyped|misread|misspoke|mixed up|incorrect) [answer] [about|for|on|my|the] ",
    "(改|更改|修改|更正|纠正|订正|改改|改正|重填|重新填|改写|重写|重新答|重答|改动|变更|调整)(一下|下|一改|回|掉|一)?",
    "(填|写|说|答|输|选|录|打|弄|搞|点)(错|岔|反|混)(了|啦|的)?",
)


@dataclass(frozen=True, slots=True)
class Steering:
    """A steering command."""

    command: Command
    target: str | None = None
    """The question that a change names; None: none."""


def find_command(sentence: Sentence, vocabulary: Vocabulary | None) -> Steering | None:
    """The command that the words give, if they give one."""
    change = _change(sentence, vocabulary)
    if change is not None:
        return change
    for clause in sentence.clauses:
        words = sentence.words[clause.first : clause.last]
        found = _phrases().find(words, clause.first)
        if found and found[0].key is not None:
            return Steering(found[0].key)
    return None


def _change(sentence: Sentence, vocabulary: Vocabulary | None) -> Steering | None:
    if vocabulary is None:
        return None
    asked = _changes().find(sentence.words)
    if not asked:
        return None
    named = vocabulary.named(sentence.utterance)
    return Steering(Command.CHANGE, named) if named is not None else None


@cache
def _phrases() -> Phrases[Command | None]:
    traps = [
        (None, pattern)
        for pattern in (
            "why not",
            "why (wouldn't|shouldn't|couldn't) (i|he|she|we|they)",
            "see why not",
            "no reason why",
            "don't know why",
            "that's why",
            "which is why",
            "reason why (i|he|she|they|we)",
            "why (i|he|she|they|we) (was|had|am|have|stopped|came)",
            "可以停",
            "能停",
            "停不了",
            "停药",
            "停了",
            "back (pain|passage|ache|home|to work|to normal|to the gym|in|on|at)",
        )
    ]
    steering = [(command, pattern) for command, patterns in _WHOLE.items() for pattern in patterns]
    return Phrases([*traps, *steering])


@cache
def _changes() -> Phrases[str]:
    return Phrases(("change", pattern) for pattern in _CHANGE)
