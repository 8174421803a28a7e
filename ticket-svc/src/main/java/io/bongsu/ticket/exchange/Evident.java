package io.bongsu.ticket.exchange;

import io.bongsu.ticket.exchange.TicketLine.Said;
import io.bongsu.ticket.exchange.TicketLine.Who;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees at a glance that a line keeps all bounds of {@link TicketLine}, as nearly every line does: asking the validator was a sixth
 * of all an import costs. Where this says no the validator says what is wrong, if anything is.
 */
final class Evident {
    private Evident() {}

    static boolean isFine(TicketLine line) {
        return line.externalIdentifier() != null
                && isLine(line.externalIdentifier().owner(), 100)
                && isLine(line.externalIdentifier().id(), 200)
                && (line.number() == null || isLine(line.number(), 40))
                && isLine(line.type(), 20)
                && isLine(line.title(), 300)
                && (line.description() == null || isText(line.description()))
                && (line.state() == null || isLine(line.state(), 40))
                && (line.reason() == null || isLine(line.reason(), 40))
                && (line.resolution() == null || isText(line.resolution()))
                && (line.queue() == null || isLine(line.queue(), 100))
                && isPerson(line.requester())
                && (line.assignee() == null || isPerson(line.assignee()))
                && areTags(line.tags())
                && areFields(line.fields())
                && line.createdAt() != null
                && areMessages(line.messages());
    }

    private static boolean isPerson(@Nullable Who who) {
        return who != null && isLine(who.id(), 64) && isLine(who.name(), 200);
    }

    private static boolean areTags(@Nullable List<String> tags) {
        return tags == null
                || (tags.size() <= 30 && tags.stream().allMatch(tag -> isLine(tag, 50) && tag.indexOf(',') < 0));
    }

    private static boolean areFields(@Nullable Map<String, @Nullable String> fields) {
        return fields == null || fields.size() <= 30;
    }

    private static boolean areMessages(@Nullable List<Said> messages) {
        return messages == null || (messages.size() <= 1000 && messages.stream().allMatch(Evident::isMessage));
    }

    private static boolean isMessage(@Nullable Said said) {
        return said != null
                && said.at() != null
                && said.visibility() != null
                && isPerson(said.author())
                && said.body() != null
                && isText(said.body())
                && !said.body().isBlank();
    }

    private static boolean isLine(@Nullable String text, int most) {
        return text != null && isCommon(text, most, "") && !text.isBlank();
    }

    private static boolean isText(String text) {
        return isCommon(text, 20_000, "\n\r\t");
    }

    /** Printable ASCII and Hangul syllables, and what else is said. */
    private static boolean isCommon(String text, int most, String others) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean common = (letter >= ' ' && letter <= '~') || (letter >= '\uAC00' && letter <= '\uD7A3');
            if (!common && others.indexOf(letter) < 0) {
                return false;
            }
        }
        return text.length() <= most;
    }
}
