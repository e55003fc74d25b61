package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void traditionalCharactersBecomeSimplifiedOnesOneForOne() {
        assertThat(Script.simplified("產品質量檢驗樣品複檢，過期奶粉換個生產日期")).isEqualTo("产品质量检验样品复检，过期奶粉换个生产日期");
        assertThat(Script.simplified("简体不变 ABC 123")).isEqualTo("简体不变 ABC 123");
    }
}
