package io.bongsu.ticket.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured: time to own, to the first answer, to each further answer, to the next word, to the end; of a queue, and of a vendor. */
public enum Metric {
    @JsonProperty("ack")
    ACK("ack"),
    @JsonProperty("firstResponse")
    FIRST_RESPONSE("firstResponse"),
    /** "A new cycle at each first unanswered requester message." */
    @JsonProperty("nextResponse")
    NEXT_RESPONSE("nextResponse"),
    /** "Each public agent reply sets a new due for the next one; ignored while on hold." */
    @JsonProperty("keepInformed")
    KEEP_INFORMED("keepInformed"),
    @JsonProperty("resolve")
    RESOLVE("resolve"),
    /** Operational level agreement: until somebody of the queue takes the ticket on. */
    @JsonProperty("olaAck")
    OLA_ACK("olaAck"),
    /** Operational level agreement: until the queue is done with the ticket. */
    @JsonProperty("ola")
    OLA("ola"),
    /** Underpinning contract: until the vendor for whom the ticket is on hold is done. */
    @JsonProperty("vendor")
    VENDOR("vendor");

    private static final Set<Metric> OF_A_QUEUE = Set.of(OLA_ACK, OLA);

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Metric::word).toList();
    }

    /** Agreements among those who do the work: nothing for requesters' eyes. */
    boolean isInternal() {
        return isOfAQueue() || this == VENDOR;
    }

    boolean isOfAQueue() {
        return OF_A_QUEUE.contains(this);
    }

    /** "ACK and FIRST_RESPONSE never pause, NEXT_RESPONSE only for reasons its policy names" unless a policy says otherwise. */
    boolean pausesUnlessSaid() {
        return this == RESOLVE || isOfAQueue();
    }
}
