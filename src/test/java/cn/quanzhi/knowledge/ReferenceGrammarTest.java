package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceGrammarTest {

    private static final String QUALITY = "中华人民共和国产品质量法";
    private final ReferenceGrammar grammar = new ReferenceGrammar(Map.of(
            QUALITY,
            QUALITY,
            "产品质量法",
            QUALITY,
            "质量法",
            QUALITY,
            "反法",
            "中华人民共和国反不正当竞争法",
            "计量法",
            "中华人民共和国计量法",
            "商标法",
            "中华人民共和国商标法",
            "商检法",
            "中华人民共和国进出口商品检验法",
            "Metrology Law",
            "中华人民共和国计量法",
            "投诉举报处理办法",
            "市场监督管理投诉举报处理办法"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "产品质量法第二十六条",
                "质量法26条",
                "《产品质量法》第26條",
                "《中华人民共和国产品质量法》（2018修正）第二十六条",
                "產品質量法第廿六條",
                "质量法§26",
                "质量法贰拾陆条",
                "质量法二六条",
                "产品质量法　第２６条",
                "产品质量法26",
                "产品质量法二十六",
                "质量法二十六怎么说的",
                "产品质量法第二十六",
                "产品质量法里的第26条",
                "产品质量法现在第26条",
                "请问质量法 26 条怎么说",
            })
    void readsOneArticleHoweverItIsTyped(String text) {
        assertThat(laws(text)).singleElement().satisfies(law -> {
            assertThat(law.title()).isEqualTo(QUALITY);
            assertThat(law.article()).isEqualTo("26");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "质量法二十七条第（二）项,27,,2",
        "质量法148条2款,148,2,",
        "质量法第十五条第三款第(1)项,15,3,1",
        "质量法 第40條 第3款,40,3,",
        "质量法九条三项,9,,3",
        "质量法第二十三条之一,23-1,,",
        "质量法第23-1条,23-1,,",
        "质量法23条之二第一款,23-2,1,",
        "质量法第一千二百零七条,1207,,",
        "Art. 27 of the Metrology Law of PRC,27,,",
    })
    void readsParagraphsItemsAndInsertedArticles(String text, String article, Integer paragraph, Integer item) {
        assertThat(laws(text)).singleElement().satisfies(law -> {
            assertThat(law.title()).isNotNull();
            assertThat(law.article()).isEqualTo(article);
            assertThat(law.paragraph()).isEqualTo(paragraph);
            assertThat(law.item()).isEqualTo(item);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "质量法49至53条,49 50 51 52 53",
        "质量法49-51条,49 50 51",
        "质量法第四十九条至第五十一条,49 50 51",
        "质量法第二十六、二十七条,26 27",
        "质量法26、27条和第30条,26 27 30",
    })
    void expandsListsAndRanges(String text, String articles) {
        assertThat(laws(text)).extracting(Reference.Law::article).containsExactly(articles.split(" "));
        assertThat(laws(text)).extracting(Reference.Law::title).containsOnly(QUALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "这是违反法律的行为",
                "法定计量单位怎么写",
                "中国计量法定单位",
                "我们有26条意见和3条建议",
                "8GB 16 内存",
                "产品合格证第三章",
                "2026年11月24日",
                "新的强制性国标2027年7月1日才实施",
                "国家标准二〇二七年换版",
            })
    void findsNothingInOrdinaryWords(String text) {
        assertThat(grammar.find(text)).isEmpty();
    }

    @Test
    void aYearOrAChapterBehindANameIsNoArticle() {
        assertThat(laws("产品质量法2018年修正"))
                .singleElement()
                .satisfies(law -> assertThat(law.article()).isNull());
        assertThat(laws("产品质量法第三章"))
                .singleElement()
                .satisfies(law -> assertThat(law.article()).isNull());
        assertThat(laws("产品质量法十大案例"))
                .singleElement()
                .satisfies(law -> assertThat(law.article()).isNull());
        assertThat(laws("产品质量法三十二年来"))
                .singleElement()
                .satisfies(law -> assertThat(law.article()).isNull());
        assertThat(laws("产品质量法2018修正版第7条"))
                .first()
                .satisfies(law -> assertThat(law.article()).isNull());
    }

    @Test
    void leavesTheTitleOutWhereNoLawIsNamed() {
        assertThat(laws("依照本法第四十九条的规定")).singleElement().satisfies(law -> {
            assertThat(law.title()).isNull();
            assertThat(law.article()).isEqualTo("49");
        });
    }

    @Test
    void anotherLawBehindAKnownNameIsNotThatLaw() {
        assertThat(laws("商标法实施条例第五条")).singleElement().satisfies(law -> {
            assertThat(law.title()).isEqualTo("商标法实施条例");
            assertThat(law.article()).isEqualTo("5");
        });
    }

    @Test
    void namesALawThatNobodyPublishedAsWritten() {
        assertThat(laws("根据《量子秤管理办法》第三条"))
                .singleElement()
                .satisfies(law -> assertThat(law.title()).isEqualTo("量子秤管理办法"));
        assertThat(laws("根据量子秤管理办法第三条"))
                .singleElement()
                .satisfies(law -> assertThat(law.title()).isEqualTo("量子秤管理办法"));
    }

    @Test
    void offsetsPointIntoTheTextAsTyped() {
        String text = "𠮷问：《产品质量法》　第２６条，还有ＧＢ／Ｔ　19001—2016？";
        List<Reference> found = grammar.find(text);
        assertThat(found)
                .extracting(reference -> text.substring(reference.start(), reference.end()))
                .containsExactly("《产品质量法》　第２６条", "ＧＢ／Ｔ　19001—2016");
    }

    @ParameterizedTest
    @CsvSource({
        "GB/T 19001-2016,GB/T 19001-2016",
        "GBT19001,GB/T 19001",
        "ＧＢ／Ｔ　１９００１－２０１６,GB/T 19001-2016",
        "gb/t 19001—2016,GB/T 19001-2016",
        "GB/T 19001 2016,GB/T 19001-2016",
        "GB 4806.7-2023,GB 4806.7-2023",
        "GB 5009·12,GB 5009.12",
        "国标4806.7,GB 4806.7",
        "推荐性国标一九〇〇一,GB/T 19001",
        "G B 7 7 1 8,GB 7718",
        "GB 7718-94,GB 7718-1994",
        "DB37/T 1234-2020,DB37/T 1234-2020",
        "DB3701/T 22—2021,DB3701/T 22-2021",
        "JJG539,JJG 539",
        "JJF 1033-2016,JJF 1033-2016",
        "TSG T5002-2017,TSG T5002-2017",
        "TSG21-2016,TSG 21-2016",
        "T/ZZB 0123-2021,T/ZZB 0123-2021",
        "Q／ABC　0001S—2024,Q/ABC 0001S-2024",
        "ISO/IEC 17025:2017,ISO/IEC 17025-2017",
        "ISO9001:2015,ISO 9001-2015",
        "IEC60335-1,IEC 60335-1",
        "YY/T0316,YY/T 0316",
        "RB/T214-2017,RB/T 214-2017",
        "CNAS-CL01:2018,CNAS-CL01-2018",
        "GB7718 2025年实施,GB 7718",
    })
    void readsStandardNumbersHoweverTheyAreTyped(String text, String canonical) {
        assertThat(grammar.find("执行" + text + "吗"))
                .filteredOn(Reference.Standard.class::isInstance)
                .singleElement()
                .satisfies(found ->
                        assertThat(((Reference.Standard) found).canonical()).isEqualTo(canonical));
    }

    private List<Reference.Law> laws(String text) {
        return grammar.find(text).stream()
                .filter(Reference.Law.class::isInstance)
                .map(Reference.Law.class::cast)
                .toList();
    }
}
