package io.bongsu.ticket.reply;

import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with variables such as {@code {{requester.name}}}. What is put in is text and is not looked at again. */
public record Template(String text) {
    /** All there are. */
    public static final List<String> VARIABLES = List.of(
            "ticket.number",
            "ticket.title",
            "ticket.type",
            "ticket.state",
            "ticket.priority",
            "ticket.queue",
            "requester.name",
            "assignee.name",
            "agent.name");

    private static final int LONGEST = 20_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]{0,80})\\}\\}");

    /** Those it uses that there are not. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            if (!VARIABLES.contains(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /** The text for this ticket; what the ticket does not have is left empty. */
    public String filled(Ticket ticket, @Nullable Person agent) {
        Map<String, String> values = values(ticket, agent);
        String filled = VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(match.group(1).strip(), match.group())));
        return filled.length() > LONGEST ? filled.substring(0, LONGEST) : filled;
    }

    private static Map<String, String> values(Ticket ticket, @Nullable Person agent) {
        Map<String, String> values = new HashMap<>();
        String queue = ticket.content().queue();
        values.put("ticket.number", ticket.number());
        values.put("ticket.title", ticket.content().title());
        values.put("ticket.type", ticket.type());
        values.put("ticket.state", ticket.status().state());
        values.put("ticket.priority", "P" + ticket.priority());
        values.put("ticket.queue", queue == null ? "" : queue);
        values.put("requester.name", ticket.requester().name());
        values.put("assignee.name", name(ticket.assignee()));
        values.put("agent.name", name(agent));
        return values;
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }
}
