package io.bongsu.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void koreanIsCutInPairsAndTheLastSyllableStandsAlone() {
        assertThat(Words.vector(List.of("장애가"))).isEqualTo("'장애':11 '애가':12 '가':13");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            결제 | ('결제')
            결제창 | ('결제' <-> '제창')
            장 | '장':*
            Web서버1 | 'web':* & ('서버') & '1':*
            ＶＰＮ 접속 | 'vpn':* & ('접속')
            INC-2026-000123 | 'inc':* & '2026':* & '000123':*
            it's 'quoted' \\ & ! | 'it':* & 's':* & 'quoted':*
            """)
    void whatIsTypedBecomesAQuery(String typed, String query) {
        assertThat(Words.query(typed)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource({"!!!", "'  '", "<->", "\u200B"})
    void whatHasNoLettersAsksForNothing(String typed) {
        assertThat(Words.query(typed)).isEmpty();
    }

    @Test
    void decomposedSyllablesAreTheSame() {
        String decomposed = Normalizer.normalize("결제", Normalizer.Form.NFD);
        assertThat(Words.query(decomposed)).isEqualTo("('결제')");
    }

    @Test
    void initialsOfATitleAreCutAsTheyAreTyped() {
        assertThat(Initials.of("서버 3동 꺼짐")).isEqualTo("\u1109\u1107  \u1103 \u1101\u110C");
        assertThat(Words.query("ㅅㅂ")).isEqualTo("('\u1109\u1107')");
        assertThat(Words.vector(List.of(Initials.of("서버")))).isEqualTo("'\u1109\u1107':11 '\u1107':12");
    }

    @Test
    void textsDoNotTouchEachOther() {
        assertThat(Words.vector(List.of("결", "제"))).isEqualTo("'결':11 '제':22");
    }

    @Test
    void endlessTextsAreCutButKeptShort() {
        assertThat(Words.vector(List.of("가나다라마바사아자차카타파하 ".repeat(5_000))).length())
                .isLessThan(200_000);
        assertThat(Words.vector(List.of("x".repeat(100_000)))).hasSizeLessThan(100);
    }

    @Test
    void highlightNamesRangesOfPlainText() {
        Highlight highlight = Highlight.of("title", "결제 서버 <b>장애</b>: PAYMENT", "장애 payment");
        assertThat(highlight.text()).contains("<b>");
        assertThat(highlight.ranges().stream().map(range -> highlight.text().substring(range.from(), range.to())))
                .containsExactly("장애", "PAYMENT");
        Highlight longText = Highlight.of("message", "x ".repeat(500) + "장애" + " y".repeat(500), "장애");
        assertThat(longText.text()).hasSizeLessThanOrEqualTo(200).contains("장애");
        assertThat(longText.ranges()).hasSize(1);
    }
}
