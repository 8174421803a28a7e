package io.bongsu.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BooksTest {

    @Test
    void onlyWhatWasSentAfterwardsThroughTheDoorOfTheLivingShowsThatItServes() {
        Books books = new Books(4, 1, 0);
        long killed = System.nanoTime();
        books.acknowledged(1, killed - 1);
        books.acknowledged(2, killed + 1);
        assertThat(books.isServedSince(killed, lane -> lane % 2 == 1)).isFalse();
        assertThat(books.isServedSince(killed, lane -> lane % 2 == 0)).isTrue();
        assertThat(books.isServedSince(killed, _ -> true)).isTrue();
        assertThat(books.requests()).isEqualTo(2);
    }
}
