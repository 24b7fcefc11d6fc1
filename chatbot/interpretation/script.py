"""Characters that are written in several ways: Traditional Chinese, quotes, dashes, fractions.

The Traditional characters are those of everyday and medical speech whose Simplified form is another
character; a character that stands for several Simplified ones is given its commonest reading.
"""

from __future__ import annotations

import re

_TRADITIONAL = (
    "萬與專業東絲兩嚴喪個豐臨為麗舉義烏樂習鄉書買亂爭於虧雲亞產畝親億僅從倉儀們價眾優會傷倫偉側偵"
    "傳債傾償儲兒兌內冊寫軍農馮沖決況凍淨準涼減鳳憑凱擊劃劉則剛創刪別劑劇勸辦務動勵勁勞勢區醫華協"
    "單賣盧衛卻廠廳歷厲壓廁厘縣參雙發變敘葉號嘆嚇嗎啟吳員聽嘗園圍國圖圓聖場壞塊堅壇墳墊壘聲殼壺處"
    "備復夠頭誇夾奪奮獎婦媽嬌孫學寧寶實寵審憲宮寬賓對尋導壽將爾塵層屬歲島崗幣師帳帶幫幹並廣莊慶庫應"
    "廟龐廢開異棄張彎彈強歸當錄徹徑憶懷態憐總戀惡惱悅懸驚懼慘慮慣憤願懶戲戰戶撲執擴掃揚擾撫搶護報擔"
    "擬擁擇擋掙擠揮損撿換據攜攝擺搖撐敵數斷無舊時曠曬曉暈暫術樸機殺雜權條來楊極構槍櫃標棧棟欄樹樣橋"
    "檢樓歡歐殘毀氣漢湯溝沒淚潔灑濃測濟渾滅濕溫滿濾濱灘災燈爐爛爺熱煙燒愛爾牆牽狀猶獨獄現環產電畫暢"
    "療瘋癢癥瘡瘧癒癱癲癌皺盜盤監蓋盡眾礦碼確礙禮禍禿種積稱穩窮竊競筆節範築簡簽糧緊紅級紀紙純納紛組細"
    "終經結給絡絕統繼續維綠編緩線練縮總織繞繪綜緒纖罰羅職聯聞肅脅脈脫腦腫腳膚膠膽臉臟臍臘舉艦藝節蘇藥"
    "蘭蓮莖薦虛蟲雖蝕補襯複襲見規視覺覽觀觸計訂認討讓議記講許論設訪證評識訴診詞試話該詳說語誤請諸課誰"
    "調談謝護讀變貝負財責敗貨質販貪購貴貸費賀資賠賴賺贊贏趙趕跡踐蹤軀車軌軟轉輪輕載較輔輛輸辭邊達遷過"
    "運還這進遠違連遲適選遺鄭鄰釋針釘鈣鈉鉀鐵鋁鉬銀銅鋼錯鍵鎮鏡鐘鑒長門問間閉聞隊階際陸陽陰陳險隨隱難雞"
    "離電霧靈靜頂項順須預領頻題額顏類顧風飛飯飲養餘館餓馬駐駕驗髒骨體髮鬆鬱魚鮮鳥鳴麥黃點黨齊齒齡龍龜"
    "瘤鎵鑥鎦鈥釔鍀鉍鉈錸銦鑭後裏裡著麼隻製闆衝係繫鬥淺潰瘍囉囊腸腎臟臠轟瀉嘔噁瘀癬痺麵畢嚥噴嚨喉頸臥睏夥這術復淋巴餵涼驗"
)
_SIMPLIFIED = (
    "万与专业东丝两严丧个丰临为丽举义乌乐习乡书买乱争于亏云亚产亩亲亿仅从仓仪们价众优会伤伦伟侧侦"
    "传债倾偿储儿兑内册写军农冯冲决况冻净准凉减凤凭凯击划刘则刚创删别剂剧劝办务动励劲劳势区医华协"
    "单卖卢卫却厂厅历厉压厕厘县参双发变叙叶号叹吓吗启吴员听尝园围国图圆圣场坏块坚坛坟垫垒声壳壶处"
    "备复够头夸夹夺奋奖妇妈娇孙学宁宝实宠审宪宫宽宾对寻导寿将尔尘层属岁岛岗币师帐带帮干并广庄庆库应"
    "庙庞废开异弃张弯弹强归当录彻径忆怀态怜总恋恶恼悦悬惊惧惨虑惯愤愿懒戏战户扑执扩扫扬扰抚抢护报担"
    "拟拥择挡挣挤挥损捡换据携摄摆摇撑敌数断无旧时旷晒晓晕暂术朴机杀杂权条来杨极构枪柜标栈栋栏树样桥"
    "检楼欢欧残毁气汉汤沟没泪洁洒浓测济浑灭湿温满滤滨滩灾灯炉烂爷热烟烧爱尔墙牵状犹独狱现环产电画畅"
    "疗疯痒症疮疟愈瘫癫癌皱盗盘监盖尽众矿码确碍礼祸秃种积称稳穷窃竞笔节范筑简签粮紧红级纪纸纯纳纷组细"
    "终经结给络绝统继续维绿编缓线练缩总织绕绘综绪纤罚罗职联闻肃胁脉脱脑肿脚肤胶胆脸脏脐腊举舰艺节苏药"
    "兰莲茎荐虚虫虽蚀补衬复袭见规视觉览观触计订认讨让议记讲许论设访证评识诉诊词试话该详说语误请诸课谁"
    "调谈谢护读变贝负财责败货质贩贪购贵贷费贺资赔赖赚赞赢赵赶迹践踪躯车轨软转轮轻载较辅辆输辞边达迁过"
    "运还这进远违连迟适选遗郑邻释针钉钙钠钾铁铝钼银铜钢错键镇镜钟鉴长门问间闭闻队阶际陆阳阴陈险随隐难鸡"
    "离电雾灵静顶项顺须预领频题额颜类顾风飞饭饮养余馆饿马驻驾验脏骨体发松郁鱼鲜鸟鸣麦黄点党齐齿龄龙龟"
    "瘤镓镥镏钬钇锝铋铊铼铟镧后里里着么只制板冲系系斗浅溃疡啰囊肠肾脏脔轰泻呕恶瘀癣痹面毕咽喷咙喉颈卧困伙这术复淋巴喂凉验"
)

FOLDED: dict[str, str] = {
    **dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)),
    **dict.fromkeys("‘’‛ʼʹ´`′", "'"),
    **dict.fromkeys("“”„‟″«»「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("〜～∼˜", "~"),
    **dict(zip("冇佢嘅喺啲咗嚟係唞咁乜嗰冧", "没他的在些了来是歇这什那倒", strict=True)),
    "，": ", ",
    "週": "周",
    "…": "...",
    "½": " 1/2",
    "¼": " 1/4",
    "¾": " 3/4",
    "⅓": " 1/3",
    "⅔": " 2/3",
    "⅛": " 1/8",
    "µ": "μ",
    **{mark: f"^{digit}" for digit, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
}
"""One raw character to what it is read as. The full-width comma gets a space so that it never stands
inside a figure, a fraction one so that "2½" is not twenty-one halves, and 10⁹ becomes 10^9."""

DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")
"""Invisible characters, left out."""

_WIDE_GROUPS = re.compile("(?<=[\uff10-\uff19])，(?=[\uff10-\uff19]{3}(?![\uff10-\uff19]))")


def with_grouping_commas(raw: str) -> str:
    """The text, as long, with plain commas where full-width ones part thousands in full-width digits."""
    return _WIDE_GROUPS.sub(",", raw) if "，" in raw else raw
