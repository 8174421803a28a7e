package io.bongsu.collector.protocol.prometheus;

/** Reads one line from left to right and says where it stopped understanding. */
final class Line {
    private final String text;
    private final int number;
    private int at;

    Line(String text, int number) {
        this.text = text;
        this.number = number;
    }

    boolean ended() {
        return at >= text.length();
    }

    char peek() {
        return ended() ? '\n' : text.charAt(at);
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Steps over this character when it is next. */
    boolean take(char wanted) {
        if (peek() != wanted || ended()) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted) throws MalformedExposition {
        if (!take(wanted)) {
            throw expected("a " + wanted);
        }
    }

    /** Everything up to a blank or one of these characters; at least one character. */
    String word(String ends, String what) throws MalformedExposition {
        int start = at;
        while (!ended() && peek() != ' ' && peek() != '\t' && ends.indexOf(peek()) < 0) {
            at++;
        }
        if (at == start) {
            throw expected(what);
        }
        return text.substring(start, at);
    }

    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** A text in quotes; \\, \" and \n stand for a backslash, a quote and a new line. */
    String quoted(String what) throws MalformedExposition {
        if (!take('"')) {
            throw expected(what + " in quotes");
        }
        StringBuilder value = new StringBuilder();
        while (!take('"')) {
            if (ended()) {
                throw expected("the closing quote");
            }
            char next = text.charAt(at++);
            value.append(next == '\\' && !ended() ? escaped() : String.valueOf(next));
        }
        return value.toString();
    }

    private String escaped() {
        char next = text.charAt(at++);
        return switch (next) {
            case 'n' -> "\n";
            case '\\', '"' -> String.valueOf(next);
            default -> "\\" + next;
        };
    }

    MalformedExposition expected(String what) {
        return new MalformedExposition(number, at + 1, "expected " + what);
    }
}
