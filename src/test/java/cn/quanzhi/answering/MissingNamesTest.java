package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for by name is looked up in all that is published, not only in what was found for the question. */
class MissingNamesTest {

    private static final String PUBLISHED = "秤具管理条例规定，国家度量总局负责“绿叶”标志的发放，QXW认证不收费。";
    private static final MissingNames.Known KNOWN = new MissingNames.Known(
            new ReferenceGrammar(Map.of("秤具管理条例", "秤具管理条例", "Scale Law", "秤具管理条例")),
            Set.of("秤具管理条例", "中华人民共和国秤具质量监督保护法"),
            (title, article) -> Integer.parseInt(article) <= 30,
            PUBLISHED::contains,
            "business licence"::equalsIgnoreCase);

    private static List<String> missing(String asked) {
        return MissingNames.in(
                asked, asked, KNOWN, new Retriever.Evidence(List.of(), 0.6, 0.2), LocalDate.of(2026, 11, 27));
    }

    /** Of a long range only some are read; the others are there all the same. */
    @Test
    void anArticleThatIsThereIsNotMissedBecauseOthersWereFoundFirst() {
        assertThat(missing("秤具管理条例第三条到第二十条讲了什么")).isEmpty();
        assertThat(missing("秤具管理条例第三条和第八十八条讲了什么")).containsExactly("第八十八条");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "要不要贴“青松”标志|“青松”标志",
                "归国家秤砣计量局管吗|国家秤砣计量局",
                "归国家秤砣检定与度量总局管吗|国家秤砣检定与度量总局",
                "秤具质量奖励法规定要检吗|秤具质量奖励法",
                "贴ZZQ标志要交钱吗|ZZQ标志",
                "门店凳子高度管理条例，对家具店要求高不高|门店凳子高度管理条例",
                "Under the Kettle Noise Act, who pays?|Kettle Noise Act",
                "Does ISO 72345 apply to kettles?|ISO 72345",
                "ISO 9001认证的标准原文发我一份|ISO 9001",
                "ISO 9001认证和GB/T 88888-2020规定了什么|GB/T 88888-2020"
            })
    void whatNobodyHasIsMissing(String asked, String name) {
        assertThat(missing(asked)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "要不要贴“绿叶”标志",
                "归国家度量总局管吗",
                "归国家药监局管吗",
                "QXW认证要交钱吗",
                "出口要CE认证吗",
                "按我市秤具管理条例规定要检吗",
                "秤具质量保护法规定要检吗",
                "Under the Scale Act, who pays?",
                "Does a shop need a Business Licence?",
                "Who gives the Small Business Licence?",
                "Does ISO 80079 apply to kettles?",
                "我们的ISO 9001证书上地址写错了，能不能换",
                "ISO9001强制吗",
                "国外机构发的ISO 9001证书有效吗",
                "ISO 9001证书是发给总公司还是分公司",
                "电子秤要做“首次检定”吗"
            })
    void whatIsPublishedOrExistsIsNot(String asked) {
        assertThat(missing(asked)).isEmpty();
    }
}
