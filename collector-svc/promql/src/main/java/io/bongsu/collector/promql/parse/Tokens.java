package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Span;
import java.util.List;

/** The tokens of a query and how far they were read. */
final class Tokens {
    private static final int MOST = 20_000;

    private final String query;
    private final List<Token> all;
    private int at;

    Tokens(String query) {
        this.query = query;
        this.all = Lexer.tokens(query);
        if (all.size() > MOST) {
            throw new ParseFailure(query, all.get(MOST).span(), "the query is too long: more than " + MOST + " words");
        }
    }

    Token peek() {
        return all.get(at);
    }

    Token peek(int ahead) {
        return all.get(Math.min(at + ahead, all.size() - 1));
    }

    Token next() {
        Token token = all.get(at);
        if (at < all.size() - 1) {
            at++;
        }
        return token;
    }

    boolean take(String symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    boolean takeWord(String keyword) {
        if (peek().isWord(keyword)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String symbol, String context) {
        if (!peek().is(symbol)) {
            throw unexpected(context, "\"" + symbol + "\"");
        }
        return next();
    }

    /** Where the last token that was read ends. */
    int end() {
        return at == 0 ? 0 : all.get(at - 1).span().end();
    }

    ParseFailure unexpected(String context, String expected) {
        Token token = peek();
        return new ParseFailure(
                query,
                token.span(),
                "unexpected " + token.shown() + " in " + context
                        + (expected.isEmpty() ? "" : ", expected " + expected));
    }

    ParseFailure failure(Span span, String what) {
        return new ParseFailure(query, span, what);
    }

    String query() {
        return query;
    }
}
