package io.bongsu.ticket.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final Rarity RARITY = new Rarity(1_000, false, Map.of("is", 900, "오류", 400, "결제", 20));

    @Test
    void theSameTextIsWhollyAlikeAndAnotherNotAtAll() {
        Likeness likeness = new Likeness(Text.of("VPN 접속 불가", "집에서 안 됩니다"), RARITY);
        assertThat(likeness.with(Text.of("VPN 접속 불가", "집에서 안 됩니다"))).isBetween(0.999, 1.0);
        assertThat(likeness.with(Text.of("프린터 용지", "A4"))).isZero();
    }

    @Test
    void aRareWordInCommonWeighsMoreThanAFrequentOne() {
        Likeness likeness = new Likeness(Text.of("결제 오류", ""), RARITY);
        assertThat(likeness.with(Text.of("결제 지연", ""))).isGreaterThan(likeness.with(Text.of("로그인 오류", "")) * 1.5);
    }

    @Test
    void theTitleWeighsMoreThanTheDescription() {
        Likeness likeness = new Likeness(Text.of("kestrel", "on gateway wombat"), RARITY);
        assertThat(likeness.with(Text.of("kestrel", "falcon")))
                .isGreaterThan(likeness.with(Text.of("wombat", "falcon")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            결제서버 장애가 났습니다  | 결제서버 장애는 아직   | 결제서버 장애
            VPN down in Busan        | vpn gateway busan      | VPN Busan
            a 7 42 504 error         | a 7 42 504             | 504
            서버 1대                 | 1대                    |
            """)
    void sharedWordsAreShownAsTheyAreWritten(String mine, String theirs, String shown) {
        assertThat(new Likeness(Text.of(mine, ""), new Rarity(0, true, Map.of())).shared(Text.of(theirs, "")))
                .containsExactlyInAnyOrder(shown == null ? new String[0] : shown.split(" ", -1));
    }

    @Test
    void aTextWithoutWordsIsLikeNothing() {
        assertThat(new Likeness(Text.of("!!", ""), RARITY).with(Text.of("!!", "")))
                .isZero();
        assertThat(Question.about(Text.of("? 1 a", ""), RARITY)).isNull();
    }
}
