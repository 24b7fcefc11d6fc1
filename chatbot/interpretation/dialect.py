"""Words of Cantonese, Shanghai, northern and Hunan speech, slips and signs, read as standard Chinese.

A transferase is written as what it is also called, so that nothing in its name spreads (转移).

As many characters are put in as are taken out, so that every position stays what it was. A word that
only holds such a word stands for itself: 阿拉伯 has no 阿拉 in it.
"""

from __future__ import annotations

import re

_WORDS = """
    木有=没有 么有=没有 米有=没有 么得=没得 没晒=没了 唔得=不行 唔使=不用
    莫得=没有 莫事=没事 冇事=没事 一哈=一下 好嘞=好的 着嘞=着呢 得嘞=好的 中嘞=好的
    唔好=不要 呢啲=这些 净系=只是 高头=上头 冇人=没人 冒人=没人
    唔该=谢谢 顶唔顺=受不了
    今个星期=这个星期 今个礼拜=这个礼拜 今个月=这个月
    呢个=这个 呢种=这种 呢样=这样 呢些=这些 呢排=最近 边个=哪个 边度=哪里 点解=为何
    几时=何时 而家=现在 依家=现在 家阵=现在 听日=明天 寻日=昨天 琴日=昨天 今日=今天
    成日=整天 日头=白天 好耐=很久 啱啱=刚刚 净是=只是
    收经=绝经 收了经=绝了经 人奶=母乳 冲凉=洗澡 着衫=穿衣 著衫=穿衣 屋企=家里 搞掂=搞定
    食药=吃药 食了=吃了 食饭=吃饭 食紧=吃着 在度=在这 不成问题=完全没事 唔成问题=完全没事 嘢=事 瞓=睡
    攞=拿 睇=看 畀=给 俾=给 揾=找 搵=找 仲=还
    统意=同意 氨基转移酶=氨基转氨酶 谷氨酰转移酶=谷氨酰转肽酶
    阿拉伯=阿拉伯 阿拉=我们 姆妈=妈妈 阿爸=爸爸 呒没=没有 呒不=没有
    里拜=礼拜 理拜=礼拜 礼败=礼拜 礼白=礼拜 星其=星期 星棋=星期 醒期=星期
"""
_STANDARD = dict(pair.split("=") for pair in _WORDS.split())
_SAID = r"(?<=医生|大夫|护士|主任|专家)话(?![题])|(?<=他|她)话(?=[不没我是])"
_NOT = r"唔(?=[\u4e00-\u9fff])"
_MISTYPED_NOT = (
    r"(?<![分公宣遍瀑胶棉纱发颁])布(?=同意|知道|清楚|晓得|记得|愿意|可以|行|是|想|要|能|会|用|方便|确定)"
)
_HUNAN_NOT = r"(?<![感假仿外直])冒(?=[做得打吃查用开切转扩来去生照放停发烧])"
_HE = r"(?<=[帮替给代陪])伊(?![立马尼曲丽布他])"
_GOING_ON = r"(?<=[打食饮做用喂吃睡等治服])(?<![不唔]打)紧(?![张急])"
_MISTYPED_ANSWER = (
    r"(?<![\u4e00-\u9fff])系(?=[呀啊嘅]|$|[,.;!?。 ])|(?<![\u4e00-\u9fff])[美梅煤霉眉冒](?=有)"
    r"|(?<![\u4e00-\u9fff])[事市](?=的(?:$|[,.;!?。 ]))"
    r"|(?<![^,.;!?。 ]不)(?<=不)[事市](?=$|[,.;!?。 ])"
)
_SIGN = r"(?<=[\u4e00-\u9fff])\([-+]\)"
_DIALECT = re.compile(
    "|".join(
        (
            *sorted(_STANDARD, key=len, reverse=True),
            _SAID,
            _NOT,
            _MISTYPED_NOT,
            _MISTYPED_ANSWER,
            _HUNAN_NOT,
            _GOING_ON,
            _HE,
            _SIGN,
        )
    )
)
_SIGNS = {"(-)": "为阴性", "(+)": "为阳性"}
"""A nurse's signs for what was not found and was: 肝转移(-)."""
_ONE = (
    {"话": "说", "唔": "不", "紧": "着", "布": "不", "伊": "他"}
    | dict.fromkeys("美梅煤霉眉冒", "没")
    | dict.fromkeys("事市系", "是")
)
"""What stands for one character where the words around it tell that it is none of the standard's."""
_WRITTEN = _STANDARD | _ONE | _SIGNS


def standard(text: str) -> str:
    """The text, as long, in standard words; folded to Simplified characters before."""
    return _DIALECT.sub(lambda found: _WRITTEN[found[0]], text)
