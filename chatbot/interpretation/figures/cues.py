"""The words that say what a figure of an answer is: a limit, an earlier value, a correction, a level."""

from __future__ import annotations

from enum import Enum, auto

from chatbot.interpretation.figures.composed_cues import PHRASES
from chatbot.interpretation.figures.phrasebook import by_meaning


class Sign(Enum):
    """What a phrase around figures means."""

    UPPER = auto()
    """The upper limit of normal."""
    GOAL = auto()
    """What the figure ought to be, or is to be."""
    LOWER = auto()
    """The lower limit of normal."""
    RANGE = auto()
    """The reference range."""
    NORMAL = auto()
    HIGH = auto()
    LOW = auto()
    LONG = auto()
    """High where what is measured is a time (凝血时间稍长); it tells nothing of anything else."""
    SHORT = auto()
    FINE = auto()
    """Normal in loose words ("fine", 没问题)."""
    MIDDLE = auto()
    """Words whose parts would say high or low, but that say normal ("high normal")."""
    ABNORMAL = auto()
    ABOVE = auto()
    BELOW = auto()
    WITHIN = auto()
    TIMES = auto()
    TWICE = auto()
    THRICE = auto()
    HALF_OF = auto()
    EARLIER = auto()
    """What follows was so in the past."""
    EARLIER_BEFORE = auto()
    """What precedes was so in the past."""
    NOW = auto()
    CHANGED_TO = auto()
    CORRECTION = auto()
    BY = auto()
    """What follows is a difference ("lost 5 kg")."""
    BY_BEFORE = auto()
    """What precedes is a difference ("5 kg lighter")."""
    NOT = auto()
    THAN = auto()
    """What follows is only compared with."""
    SAME_AS = auto()
    OR = auto()
    TOTAL = auto()
    OFTEN = auto()
    """Several times a day."""
    MONTH = auto()
    SEPARATOR = auto()
    BREAK = auto()
    """A clause ends ("but", 而且), without a mark."""
    OPEN = auto()
    CLOSE = auto()
    MASK = auto()
    """A name that holds digits."""


CUES = by_meaning(
    {
        Sign.UPPER: (
            "normal to,lab top,lab top is,lab's top,top of normal,top normal,"
            "the top,the top is,top is,top being,as the top,as their top,as its top,as top,as the upper,"
            "as upper,as the max,as the maximum,as max,"
            "upper limit,upper limits,upper limit of normal,upper normal limit,upper reference limit,"
            "upper end,uln,"
            "upper bound,upper,limit,limits,cut off,cutoff,cut-off,ceiling,the top of normal,top of normal,"
            "top of the range,top of range,top of their range,top of its range,top of my range,"
            "top of your range,top of the normal range,top end,upper end of normal range,"
            "upper end of the range,highest normal,max normal,maximum normal,normal max,normal maximum,"
            "upper range,xuln,x uln,×uln,times uln,threshold,normal limit,normal upper limit,lab limit,"
            "lab max,lab maximum,limit of normal,what the lab allows,the lab allows,lab allows,"
            "allowed maximum,most they allow,most allowed,"
            "goes up to,go up to,range goes to,range goes up to,range stops at,range ends at,range is up to,"
            "range tops out at,normal goes to,normal stops at,normal ends at,"
            "normal tops out at,normal finishes at,normal runs to,normal is up to,"
            "limit goes to,the range goes to,the range goes up to,"
            "the range stops at,the range ends at,the range is up to,the range tops out at,"
            "should be under,should be below,should be less than,supposed to be under,"
            "supposed to be below,ought to be under,"
            "上限,正常上限,参考上限,最高限,上限值,正常值上限,参考值上限,参考范围上限,正常最高,最高正常,最高写的,最高写,最高是,最高到,单子上最高,最高允许,"
            "参考值最高,参考最高,写的最高,单子写的最高,单子上写的最高,写最高,上头写最高,上面写最高,单子写最高,范围最高,最高值,最高限值,"
            "规定到,规定最高,规定不超过,高限,上界,临界值,标准上限,印着最高,写着最高,标着最高,印的最高,标的最高,最高印着,参考最高,最高参考,"
            "上线,正常到,参考值到,参考范围到,参考区间到,正常范围到,区间到,标准到,标准值到,参考值是到,写着到,正常是到,正常值到,范围到,参考到,正常值是到,正常最高到"
        ),
        Sign.GOAL: (
            "should be,should have been,should really be,ought to be,supposed to be,meant to be,"
            "want it,wants it,like it,likes it,they'd like,they'd want,i'd like,we'd like,would be nice,"
            "would be great,would be ideal,ideal,ideally,want to get to,want to get it to,get it to,get to,"
            "has to get to,have to get to,must reach,has to reach,needs to reach,i wish it were,"
            "i wish it was,will be,hope for,next time,"
            "they want,need it,needs to be,need to be,has to be,have to be,target,target is,goal,goal is,aim,"
            "aiming for,hoping for,must be,required,cut off for the trial,your cut off,"
            "your cutoff,your cut-off,your limit,my limit,the trial limit,the trial needs,"
            "要到,要达到,得达到,达到,要够,要在,要超过,要求,目标,需要,得到,得有,应该有,应该在,应该超过,"
            "应该不低于,希望,至少要,必须"
        ),
        Sign.LOWER: (
            "lower limit,lower limits,lln,lower limit of normal,lower bound,lower end,bottom of the range,"
            "bottom of normal,cut off low,下限,正常下限,参考下限,最低限,参考值下限,正常值下限,下线"
        ),
        Sign.RANGE: (
            "ref,ref.,reference,reference range,ref range,ref. range,reference interval,ref interval,"
            "normal range,"
            "normal values,normal value,normals,range,lab range,the range,normal limits,nr,rr,"
            "reference values,"
            "reference value,reference limits,lab normal,lab normals,expected,expected range,lab reference,"
            "参考值,参考范围,参考区间,参考,正常值,正常范围,正常区间,正常参考值,正常参考范围,范围,标准,"
            "标准值,标准范围,"
            "区间,正常值范围,参考值范围,生物参考区间,单子上的范围"
        ),
        Sign.NORMAL: (
            "normal,norm,average,normal for them,nromal,noraml,normall,the norm,unremarkable,nad,wnl,"
            "within normal limits,in range,within normal range,within reference,within reference range,"
            "within the reference range,in the reference range,in reference range,within normal,"
            "inside the range,within range,within limits,in the green,normal limits range,"
            "正常,正常范围内,正常范围之内,参考范围内,正常值范围内,正常区间内,参考值范围内,达标,合格,"
            "没异常,未见异常,无异常,不偏高也不偏低,不高不低,在正常范围,在范围内,在范围里,在正常范围内,"
            "在参考范围内,没有箭头,没箭头,没有异常,"
            "没超标,没有超标,不超标,未超标,没超,没超过上限,没超上限"
        ),
        Sign.HIGH: (
            "high,raised,elevated,up,increased,higher,too high,on the high side,high side,highish,"
            "high-ish,risen,"
            "rising,sky high,through the roof,above normal,over normal,up a bit,hi,hgh,elevatd,raisd,gone up,"
            "higher than it should be,higher than it ought to be,more than it should be,"
            "through the ceiling,off the chart,off the charts,off the scale,shot up,on the up,on the rise,"
            "creeping up,climbing,"
            "a touch over,touch over,a shade over,a whisker over,a tad over,a hair over,a fraction over,"
            "just above the line,just over the line,just over the top,just above the top,a bit above,"
            "a bit above the line,slightly above,slightly over,"
            "went up,↑,⬆,flagged high,marked high,flagged h,abnormally high,prolonged,deranged high,"
            "高,偏高,升高,高了,增高,超标,超了,超出一点,超出去,超出来,超一点,上升,高一点,高点,略高,稍高,有点高,比较高,很高,较高,太高,"
            "过高,高了点,高一些,比正常高,比正常多,比正常值高,"
            "延长,偏长,升得厉害,高出不少,超了不少,略超,稍超,飙升,爆表,向上的箭头,上箭头,箭头朝上,箭头向上,箭头往上,上箭头朝上,上箭头向上,上箭头往上,涨了,升了"
        ),
        Sign.LOW: (
            "rock bottom,through the floor,on the floor,"
            "low,lowish,low-ish,reduced,decreased,lower,too low,on the low side,low side,below normal,"
            "down a bit,"
            "lower than it should be,lower than it ought to be,less than it should be,"
            "lowered,low on,under normal,deficient,anaemic,anemic,anaemia,anemia,↓,⬇,flagged low,marked low,"
            "abnormally low,gone down,went down,dropped a bit,down,"
            "低,偏低,降低,低了,减少,减低,下降,低一点,低点,略低,稍低,有点低,比较低,很低,较低,太低,过低,"
            "低了点,低一些,偏少,比正常少,比正常低,比正常值低,"
            "有点少,比较少,太少,稍少,略少,较少,少得很,少得可怜,少一点,少点,少了点,上不去,升不上去,升不上来,提不上来,"
            "贫血,少了,不够,向下的箭头,下箭头,箭头朝下,箭头向下,箭头往下,上箭头朝下,上箭头向下,上箭头往下,"
            "没够到下限,够不到下限,不到下限,没到下限,没达到下限,低于下限,降了,缺"
        ),
        Sign.LONG: (
            "稍长,略长,稍微长,有点长,太长,过长,较长,比较长,长了点,长了一点,长一点,长一些,太慢,偏慢,有点慢,慢了点"
        ),
        Sign.SHORT: "偏短,缩短,稍短,略短,有点短,太短,过短,较短,短了点,短了一点,短一点,短一些",
        Sign.FINE: (
            "fine,good,ok,okay,alright,all right,perfect,great,no problem,no problems,nothing flagged,"
            "no flags,"
            "not flagged,not flagged up,nothing flagged up,no flags up,not flagged at all,"
            "nothing abnormal,nothing wrong,all good,spot on,as it should be,healthy,"
            "nothing unusual,nothing special,as expected,no concerns,nothing to worry about,"
            "satisfactory,grand,tip top,tip-top,top notch,nothing amiss,in order,bang on,"
            "没问题,没事,挺好,还好,很好,可以,还行,都好,"
            "没毛病,不错,"
            "都行"
        ),
        Sign.MIDDLE: (
            "high normal,high-normal,high end of normal,high side of normal,upper end of normal,"
            "top end of normal,"
            "high but normal,high but in range,high but within range,high but still normal,low normal,"
            "low-normal,"
            "low end of normal,low side of normal,lower end of normal,bottom end of normal,low but normal,"
            "low but in range,low but within range,low but still normal,"
            "正常偏高,正常偏低,正常高值,正常低值,偏高但正常,偏低但正常,偏低但在正常范围,偏高但在正常范围"
        ),
        Sign.ABNORMAL: (
            "abnormal,flagged up,flagged,red flag,asterisk,"
            "not normal,borderline,out of range,outside the range,outside range,outside normal,"
            "outside the normal range,not in range,off,deranged,not within range,isn't normal,wasn't normal,"
            "not good,not great,bad,not so good,poor,not too good,not very good,isn't great,terrible,"
            "不正常,异常,有异常,不太正常,不在范围,有问题,不太好,不好,不怎么好,临界,没在范围,不达标,"
            "不合格,有箭头"
        ),
        Sign.ABOVE: (
            "above,over,higher than,exceeds,exceeding,beyond,past,more than,greater than,just above,bit over,"
            "高于,超过,高过,高出,超出,大于"
        ),
        Sign.BELOW: "below,under,lower than,less than,beneath,just below,低于,小于,不到,没到",
        Sign.WITHIN: "within,in,inside,well within,不超过,没超过,没超,不超,未超过,没有超过,不高于,没高过",
        Sign.TIMES: "times,time,x,×,*,fold,-fold,multiples of,multiple of,倍",
        Sign.TWICE: "twice,double,doubled,two-fold,twofold,翻倍,翻了一倍,一倍多",
        Sign.THRICE: "triple,thrice,treble,three-fold,threefold",
        Sign.HALF_OF: "half the,half of the,half their,half my",
        Sign.EARLIER: (
            "up from,down from,from,compared with,compared to,against,was,were,used to,used to be,"
            "used to weigh,had been,originally,initially,at first,formerly,once,before,"
            "it was,been,started,started at,started on,start,started off,began,began on,began at,"
            "to start with,to begin with,started me on,previous,prior,prev,prev.,"
            "pre-op,preop,"
            "the one before,baseline,old one,"
            "第一次,头一次,头一回,第一回,第一张,the first was,first was,first biopsy,the first time,"
            "the first one was,"
            "输血前,放疗前,用药前,打针前,吃药前,停药前,输液前,"
            "最低,最高,最高到过,最低到过,最低到,最高到了,最早,以前,原来,之前,上次,上回,去年,上个月,上月,住院时,住院的时候,"
            "住院那会儿,化疗前,治疗前,"
            "手术前,术前,当初,"
            "刚开始,一开始,开始,最初,先前,早先,曾经,本来,前年,入院时,生病前,得病前,病前,过去,原先,"
            "那年,那次,那一年,那一次,当时,化疗时,化疗的时候,化疗期间,住院期间,掉到过,降到过,升到过,涨到过,跌到过,"
            "前阵子,前段时间,那时候,那阵,那阵子,那会儿,那会,"
            "早些时候,年轻时,确诊时,刚查出来时,老早,起初,从"
        ),
        Sign.EARLIER_BEFORE: (
            "last year,last month,last time,at diagnosis,previously,when i was diagnosed,"
            "two months ago,before,"
            "in hospital,ago,before that,before chemo,before the chemo,before surgery,before the op,"
            "before treatment,"
            "before i got ill,before i was ill,before all this,back then,earlier,beforehand,"
            "at the start,in the past,"
            "when i was admitted,when i went in,when i came in,on admission,at admission,"
            "when they admitted me,"
            "when i was in hospital,when in hospital,the time before,the previous time,at the beginning,"
            "before the operation,when it started,in the summer,in the spring,in january,last summer,"
            "at its lowest,at the lowest,at its worst,at its highest,at my heaviest,at one point,"
            "before it started,before starting,while in hospital,during chemo,during the chemo"
        ),
        Sign.NOW: (
            "第二次,第二回,第二张,今年,这个月,本月,this year,this year's,this month,this month's,"
            "the second was,"
            "the second one was,second biopsy,"
            "the second time,repeat biopsy,later,afterwards,now,currently,today,latest,at the moment,"
            "this time,recent,"
            "recently,these days,most recent,nowadays,"
            "most recently,current,this week,this morning,presently,newest,present,"
            "back up to,back to,"
            "now down to,now up to,last one,the last one,most recent one,last test,last blood test,"
            "latest one,"
            "last count,at last count,as of today,since then,"
            "现在,目前,如今,这次,今天,最近,最新,后来,眼下,这回,昨天,当前,刚查的,最近一次,近期,前天,"
            "今早,这两天,刚刚,"
            "打了之后,打完之后,吃了之后,用了之后,输了之后,治了之后,输了血,打完针,输血后,输完,输完血,放疗后,用药后,吃药后,停药后,化疗后,治疗后,术后,手术后,这会儿,最后一次,这周"
        ),
        Sign.CHANGED_TO: (
            "→,down to,dropped to,dipped to,sank to,slumped to,"
            "fell to,fallen to,went to,went down to,went up to,rose to,risen to,came to,"
            "gone to,gone up to,gone down to,came down to,came up to,increased to,reduced to,"
            "back at,back up at,back down at,now at,"
            "climbed to,recovered to,"
            "improved to,settled at,settled to,and then,then,to,till,ended up at,changed to,moved to,"
            "raised to,"
            "掉到,降到,升到,涨到,瘦到,减到,回到,恢复到,爬到,爬回,爬升到,涨回,升至,降至,涨至,跌到,加到,变成,改成,变到,变为,变,加量到,"
            "减量到,到了,掉至,"
            "增到,增加到,减少到,下降到,上升到,只剩,剩下,剩,就剩,换成,改为,长到,胖到,升回,降回,调回,减回,加回,换回,换到,降回到,回升到,升回到,"
            "落到,到"
        ),
        Sign.CORRECTION: (
            "sorry,tell a lie,i tell a lie,no wait,wait,i mean,i meant,meant,actually,make that,correction,"
            "rather,scratch that,"
            "oops,my mistake,"
            "my bad,typo,no it's,no its,no it is,hang on,strike that,or rather,i misread,misread,wrong line,"
            "let me correct that,no no,whoops,should read,on second thoughts,apologies,edit,"
            "不对,错了,说错了,写错了,打错了,搞错了,记错了,看错了,更正,应该是,口误,哦不,啊不,纠正,不不,"
            "等等,噢不,更正一下,"
            "说错,写错,看错,打错,按错,敲错,输错,打反了,写反了,说反了,看反了,搞反了,打反,写反,手滑,抱歉,改一下"
        ),
        Sign.BY: (
            "lost,gained,put on,lost about,lose,losing,dropped,down by,up by,fell by,rose by,gained about,"
            "dropped by,shed,losing about,increased by,went up by,went down by,reduced by,"
            "瘦了,胖了,掉了,减了,轻了,重了,涨了,长了,少了,多了,降了,升了,增加了,减少了,下降了,高了,"
            "低了,上升了,掉秤"
        ),
        Sign.BY_BEFORE: "lighter,heavier,less than before,more than before,down on,up on,less than last time",
        Sign.NOT: (
            "not,not the,not a,isn't the,wasn't the,anything but,instead of,rather than,"
            "i misread it as,i misread as,misread it as,misread as,"
            "no,never,isn't,wasn't,aren't,hasn't,haven't,don't,doesn't,didn't,ain't,nor,without,"
            "不是,不,没,没有,别,并非,未,非"
        ),
        Sign.THAN: "than,than the,than my,than for,比",
        Sign.SAME_AS: (
            "same as,the same as,similar to,as the,like the,close to,about the same as,"
            "much the same as,same like,"
            "equal to,identical to,near the,as my,matches,跟,和,与,同"
        ),
        Sign.OR: "or,or was it,or is it,or maybe,or possibly,或者,还是,要么,或,也可能是",
        Sign.TOTAL: (
            "so,=,total,totals,altogether,in total,in all,all told,all in all,all together,"
            "makes,making,that's,adds up to,all in,combined,"
            "一共,总共,共,合计,加起来,等于,就是,合起来,总的"
        ),
        Sign.OFTEN: (
            "daily,a day,per day,times daily,twice daily,three times a day,tid,bd,tds,bid,every day,"
            "each day,every 8 hours,8 hourly,subcut,under the skin,sc,s.c.,subcutaneous,subcutaneously,pump,"
            "每天,一天,每日,皮下,一日,天天,每八小时,每8小时,皮下注射,泵"
        ),
        Sign.MONTH: (
            "january,february,march,april,june,july,august,september,october,november,december,jan,feb,"
            "mar,apr,"
            "jun,jul,aug,sep,sept,oct,nov,dec,monday,tuesday,wednesday,thursday,friday,saturday,sunday"
        ),
        Sign.SEPARATOR: "，,。,;,；,、,.,!,?,？,！,|",
        Sign.BREAK: (
            "but,although,though,whereas,while,and,however,except,with,而,但,但是,可是,不过,然后,另外,还有"
        ),
        Sign.OPEN: "(,[,（,【,<,in brackets,in the brackets,in square brackets,in parentheses,in parenthesis",
        Sign.CLOSE: "),],）,】",
        Sign.MASK: (
            "each time,every time,per time,each visit,per visit,each go,every go,"
            "low hundreds,high hundreds,mid hundreds,in the hundreds,low teens,mid teens,high teens,"
            "177 lu,lu 177,lu-177,68 ga,ga 68,ga-68,i 131,i-131,y 90,y-90,covid 19,covid-19,type 1,"
            "type 2,type ii,"
            "topped up,top up,made up,looked up,look it up,look up,mixed up,"
            "mucked up,fed up,ended up,follow up,check up,gave up,given up,turned up,"
            "held up,back up and running,"
            "wrote down,written down,put down,jotted down,"
            "sat down,let down,"
            "type i,5-fu,5 fu,s-1,cpt-11,vp-16,pd-1,pd 1,pd-l1,xtr 008,18 f,f 18,24 h urine,24h urine,"
            "24 hour urine,"
            "24-hour urine,24 hr urine,24hr urine,24h,24 hour,24 hours,24 hr,24-h,24-hour,fluid,"
            "打胰岛素,用胰岛素,上胰岛素,打着胰岛素,打了胰岛素,用着胰岛素,用了胰岛素,打上胰岛素,用上胰岛素,加胰岛素,胰岛素针,"
            "67 thing,67 number,67 test,67 marker,67 score,67 index,67 bit,67 business,67 protein,"
            "空腹称,空腹体重,空腹量,空腹上秤,空腹过秤,空腹上称,空腹一称,"
            "一天一夜,一日一夜,一昼夜,一整天,一整夜,碘131,镥177,镓68,24小时尿,24小时,二型,一型,2型,1型"
        ),
    }
)
CUES[","] = Sign.SEPARATOR
_COMPOSED = {
    "upper": Sign.UPPER, "lower": Sign.LOWER, "normal": Sign.NORMAL, "high": Sign.HIGH, "low": Sign.LOW,
    "earlier": Sign.EARLIER, "before": Sign.EARLIER_BEFORE, "now": Sign.NOW, "goal": Sign.GOAL,
}  # fmt: skip
CUES.update({phrase: _COMPOSED[kind] for phrase, kind in PHRASES.items() if phrase not in CUES})
