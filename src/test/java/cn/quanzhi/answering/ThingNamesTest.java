package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThingNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "办“暖心摆摊证”要什么材料|QUOTED|暖心摆摊证",
                "听说要办“摊贩通用护照”|QUOTED|摊贩通用护照",
                "樓裡要的「垂直通行證」誰發|QUOTED|垂直通行证",
                "挂的“青松”安全标识从几号开始用|QUOTED|青松",
                "送检要先去国家秤砣计量局备案吗|BODY|国家秤砣计量局",
                "贴了QXW标志还要不要检|LETTERS|QXW",
                "Is the QXW-Plus mark needed for kettles?|LETTERS|QXW-Plus",
                "门店凳子高度管理条例第三条怎么说|RULE|门店凳子高度管理条例",
                "最新版门店凳子高度管理条例怎么说|RULE|门店凳子高度管理条例",
                "Under the Kettle Noise Act, who pays?|ENGLISH|Kettle Noise Act",
                "Which office is the National Kettle Bureau?|ENGLISH|National Kettle Bureau"
            })
    void whatIsAskedForByANameIsRead(String message, ThingNames.Form form, String name) {
        assertThat(ThingNames.in(message))
                .extracting(ThingNames.Thing::form, ThingNames.Thing::name)
                .contains(tuple(form, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "店招上写“热烈祝贺”证书行不行",
                "标签上写着“本产品已通过绿色认证”行不行",
                "国家有没有专门管这个的中心",
                "国家标准和行业标准听谁的",
                "这个处理办法里规定的期限是几天",
                "明年商标法怎么改",
                "最新的食品法规定罚多少",
                "有ISO认证还要做什么",
                "Do we need a certificate for this?",
                "what does the law say about kettles"
            })
    void wordsOfASentenceAreNoNames(String message) {
        assertThat(ThingNames.in(message)).isEmpty();
    }

    @Test
    void aMessageFullOfNamesIsNoReasonToSearchForAll() {
        assertThat(ThingNames.in("要不要贴“青松”标志".repeat(50))).hasSize(6);
    }
}
