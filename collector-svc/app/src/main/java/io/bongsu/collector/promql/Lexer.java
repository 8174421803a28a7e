package io.bongsu.collector.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text into tokens. */
final class Lexer {
    private static final Set<String> PAIRS = Set.of("=~", "!~", "!=", "==", ">=", "<=");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlanks()) {
            lexer.tokens.add(lexer.next());
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
        return lexer.tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        char c = text.charAt(at);
        if (isNameStart(c)) {
            return name();
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number();
        }
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        return symbol();
    }

    private Token name() {
        int start = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        return token(Token.Kind.NAME, start);
    }

    /** {@code 1.5e3}, {@code 0x1F}, and durations like {@code 1h30m}. */
    private Token number() {
        int start = at;
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        while (at < text.length() && isNumberPart(text.charAt(at), hex)) {
            at++;
        }
        String word = text.substring(start, at);
        if (Durations.millis(word).isPresent()) {
            return new Token(Token.Kind.DURATION, word, start + 1);
        }
        return new Token(Token.Kind.NUMBER, word, start + 1);
    }

    private boolean isNumberPart(char c, boolean hex) {
        boolean exponentSign = (c == '+' || c == '-') && !hex && "eE".indexOf(text.charAt(at - (at > 0 ? 1 : 0))) >= 0;
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || exponentSign;
    }

    private Token string(char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\n' && quote != '`') {
                throw PromqlFailure.syntax("unterminated string", start + 1);
            }
            if (c == '\\' && quote != '`') {
                escape(value);
            } else {
                value.append(c);
            }
        }
        if (at >= text.length()) {
            throw PromqlFailure.syntax("unterminated string", start + 1);
        }
        at++;
        return new Token(Token.Kind.STRING, value.toString(), start + 1);
    }

    private void escape(StringBuilder value) {
        int position = at;
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000B');
            case '\\', '"', '\'' -> value.append(c);
            case 'x' -> value.appendCodePoint(code(2));
            case 'u' -> value.appendCodePoint(code(4));
            case 'U' -> value.appendCodePoint(code(8));
            default -> throw PromqlFailure.syntax("unknown escape sequence", position);
        }
    }

    private int code(int digits) {
        Optional<Integer> code = at + digits <= text.length() ? hex(text.substring(at, at + digits)) : Optional.empty();
        if (code.isEmpty() || !Character.isValidCodePoint(code.get())) {
            throw PromqlFailure.syntax("unknown escape sequence", at);
        }
        at += digits;
        return code.get();
    }

    private static Optional<Integer> hex(String digits) {
        try {
            return Optional.of(Integer.parseUnsignedInt(digits, 16));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Token symbol() {
        int start = at;
        if (at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            at += 2;
        } else if ("(){}[],=<>+-*/%^@:".indexOf(text.charAt(at)) >= 0) {
            at++;
        } else {
            throw PromqlFailure.syntax("unexpected character " + text.charAt(at), start + 1);
        }
        return token(Token.Kind.SYMBOL, start);
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, at), start + 1);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
