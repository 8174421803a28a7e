package io.bongsu.ticket.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Rarity MANY =
            new Rarity(3_000, false, Map.of("the", 2_900, "printer", 300, "toner", 20, "error", 150));

    @Test
    void commonWordsAreNotLookedForAmongAllTickets() {
        Question question = about("the printer error", MANY);
        assertThat(question.near()).isEqualTo("('error' & ('printer'))");
        assertThat(question.anywhere()).isNull();
    }

    @Test
    void amongAllTicketsTwoRareWordsOrAVeryRareOneAreLookedFor() {
        assertThat(about("toner printer x-kestrel", MANY).anywhere()).isEqualTo("'kestrel' | ('kestrel' & ('toner'))");
    }

    @Test
    void ofFewTicketsAllThatShareAWordAreCompared() {
        Question question = about("toner kestrel", new Rarity(30, true, Map.of()));
        assertThat(question.near()).isEqualTo("'toner' | 'kestrel'");
        assertThat(question.anywhere()).isNull();
    }

    @Test
    void whatStandsEverywhereIsLookedForWhenThereIsNothingElse() {
        assertThat(about("the", MANY).near()).isEqualTo("'the'");
    }

    private static Question about(String title, Rarity rarity) {
        return Objects.requireNonNull(Question.about(Text.of(title, ""), rarity));
    }
}
