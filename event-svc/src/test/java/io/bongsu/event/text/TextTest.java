package io.bongsu.event.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Map<String, String> VALUES = Map.of("entity.name", "web$1\\", "value", "0.97");

    private static String render(String template) {
        return new Template(template).render(VALUES::get);
    }

    @Test
    void placeholdersAreFilledIn() {
        assertThat(render("CPU of {{ entity.name }}: {{value}}")).isEqualTo("CPU of web$1\\: 0.97");
    }

    @Test
    void unknownPlaceholderNeverLosesTheText() {
        assertThat(render("{{labels.x}} is down")).isEqualTo("? is down");
    }

    @Test
    void brokenPlaceholdersStayAsTheyAre() {
        assertThat(render("{{value is {{}} }} {{value}}")).isEqualTo("{{value is {{}} }} 0.97");
    }

    @Test
    void placeholdersAreNamedForTheCheckAtSave() {
        assertThat(new Template("{{a}} {{ b.c }}").placeholders()).containsExactly("a", "b.c");
    }

    @Test
    void plainTextHasNoControlCharactersAndNoHalfPairs() {
        assertThat(PlainText.of("a\u0000b\ud800c", 10)).isEqualTo("a b\ufffdc");
    }

    @Test
    void cutNeverSplitsAPair() {
        assertThat(PlainText.of("ab😀cd", 4)).isEqualTo("ab…");
    }

    @Test
    void longTextsThatDifferAtTheEndStayDistinct() {
        String one = PlainText.distinct("x".repeat(300) + "1", 255);
        String two = PlainText.distinct("x".repeat(300) + "2", 255);
        assertThat(one).hasSize(255).isNotEqualTo(two);
    }
}
