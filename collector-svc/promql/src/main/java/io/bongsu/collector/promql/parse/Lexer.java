package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens. What is a keyword depends on the place, so the parser decides that. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile(
            "0[xX][0-9a-fA-F_]+|(?:[0-9](?:_?[0-9])*\\.?(?:[0-9](?:_?[0-9])*)?|\\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[ywdhms]))+");
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "!~", "=~", ">=", "<=", "</", ">/", "+", "-", "*", "/", "%", "^", "=", ">", "<", "(", ")", "{",
            "}", "[", "]", ",", ":", "@");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int braces;
    private int brackets;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        skip();
        while (at < text.length()) {
            next();
            skip();
        }
        tokens.add(new Token(Token.Kind.END, "", 0, new Span(text.length(), text.length())));
    }

    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private void next() {
        char c = text.charAt(at);
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (isLetter(c) || (c == ':' && brackets == 0 && braces == 0)) {
            word();
        } else if (c == '"' || c == '\'' || c == '`') {
            string(c);
        } else {
            symbol();
        }
    }

    private void number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        Matcher duration = DURATION.matcher(text).region(at, text.length());
        if (number.lookingAt() && !continues(number.end())) {
            add(Token.Kind.NUMBER, number.end(), Numbers.number(number.group()));
        } else if (duration.lookingAt() && !continues(duration.end())) {
            add(Token.Kind.DURATION, duration.end(), seconds(duration.group()));
        } else {
            int end = at;
            while (end < text.length() && (continues(end) || text.charAt(end) == '.')) {
                end++;
            }
            throw failure(new Span(at, end), "bad number or duration syntax: \"" + text.substring(at, end) + "\"");
        }
    }

    private double seconds(String duration) {
        try {
            return Numbers.durationMillis(duration) / 1000.0;
        } catch (NumberFormatException e) {
            throw failure(new Span(at, at + duration.length()), String.valueOf(e.getMessage()));
        }
    }

    private boolean continues(int index) {
        return index < text.length() && (isLetter(text.charAt(index)) || isDigit(text.charAt(index)));
    }

    private void word() {
        boolean colons = brackets == 0 && braces == 0;
        int end = at;
        boolean metric = false;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == ':' && colons) {
                metric = true;
            } else if (!isLetter(c) && !isDigit(c)) {
                break;
            }
            end++;
        }
        add(metric ? Token.Kind.METRIC : Token.Kind.WORD, end, 0);
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\\' && quote != '`') {
                end++;
            } else if (text.charAt(end) == '\n' && quote != '`') {
                throw failure(new Span(at, end), "unterminated quoted string");
            }
            end++;
        }
        if (end >= text.length()) {
            throw failure(
                    new Span(at, text.length()),
                    quote == '`' ? "unterminated raw string" : "unterminated quoted string");
        }
        String body = text.substring(at + 1, end);
        try {
            String says = quote == '`' ? body : Texts.unescaped(body, quote);
            tokens.add(new Token(Token.Kind.STRING, says, 0, new Span(at, end + 1)));
        } catch (IllegalArgumentException e) {
            throw failure(new Span(at, end + 1), String.valueOf(e.getMessage()));
        }
        at = end + 1;
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                nest(symbol);
                add(Token.Kind.SYMBOL, at + symbol.length(), 0);
                return;
            }
        }
        int c = text.codePointAt(at);
        throw failure(new Span(at, at + 1), "unexpected character: '" + Character.toString(c) + "'");
    }

    private void nest(String symbol) {
        switch (symbol) {
            case "{" -> braces++;
            case "}" -> braces = Math.max(0, braces - 1);
            case "[" -> brackets++;
            case "]" -> brackets = Math.max(0, brackets - 1);
            default -> {}
        }
    }

    private void add(Token.Kind kind, int end, double number) {
        tokens.add(new Token(kind, text.substring(at, end), number, new Span(at, end)));
        at = end;
    }

    private ParseFailure failure(Span span, String what) {
        return new ParseFailure(text, span, what);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
