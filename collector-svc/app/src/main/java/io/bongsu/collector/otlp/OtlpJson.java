package io.bongsu.collector.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * OTLP's own JSON: protobuf's JSON mapping, but ids are hex, enums may be numbers, and unknown fields are ignored. Whatever
 * is wrong is answered with a JSON pointer to it.
 */
final class OtlpJson {
    private static final int DEEPEST = 64;
    private static final int MOST_OBJECTS = 1_000_000;
    private static final Set<String> HEX = Set.of("trace_id", "span_id", "parent_span_id");
    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(16 << 20)
                    .build())
            .build();

    private final JsonParser parser;
    private int objects;

    private OtlpJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a whole body into a message like the prototype. */
    static Message read(byte[] body, Message prototype) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return new OtlpJson(parser).whole(prototype);
        }
    }

    private Message whole(Message prototype) {
        try {
            parser.nextToken();
            Message message = message(prototype.newBuilderForType());
            if (parser.nextToken() != null) {
                throw wrong("there is something after the end of the JSON object");
            }
            return message;
        } catch (JacksonException e) {
            throw malformed(e, parser.currentLocation());
        }
    }

    private Message message(Message.Builder builder) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("an object is expected");
        }
        if (++objects > MOST_OBJECTS) {
            throw Failures.tooLarge("The body has more than " + MOST_OBJECTS + " objects. Send less at once.");
        }
        Map<String, FieldDescriptor> fields = fields(builder.getDescriptorForType());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            FieldDescriptor field = fields.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (field == null) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                set(builder, field, value);
            }
        }
        return builder.build();
    }

    private void set(Message.Builder builder, FieldDescriptor field, JsonToken token) {
        if (!field.isRepeated()) {
            builder.setField(field, value(builder, field));
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrong("an array is expected");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            builder.addRepeatedField(field, value(builder, field));
        }
    }

    private Object value(Message.Builder builder, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(builder.newBuilderForField(field));
            case STRING -> string();
            case BYTE_STRING -> HEX.contains(field.getName()) ? hex() : base64();
            case BOOLEAN -> bool();
            case ENUM -> enumeration(field);
            case LONG -> whole(field, unsigned(field) ? 64 : 63).longValue();
            case INT -> whole(field, unsigned(field) ? 32 : 31).intValue();
            case DOUBLE -> real();
            case FLOAT -> (float) real();
        };
    }

    private String string() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong("a string is expected");
        }
        return parser.getString();
    }

    private ByteString hex() {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(string()));
        } catch (IllegalArgumentException e) {
            throw wrong("hexadecimal digits are expected");
        }
    }

    private ByteString base64() {
        try {
            return ByteString.copyFrom(
                    Base64.getDecoder().decode(string().replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            throw wrong("base64 is expected");
        }
    }

    private Object bool() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong("true or false is expected");
        };
    }

    private EnumValueDescriptor enumeration(FieldDescriptor field) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return field.getEnumType()
                    .findValueByNumberCreatingIfUnknown(whole(field, 31).intValue());
        }
        EnumValueDescriptor known = field.getEnumType().findValueByName(string());
        if (known == null) {
            throw wrong("no such value; use its number or its name");
        }
        return known;
    }

    /** Numbers of 64 bits come as strings, or as numbers; {@code 1.0} and {@code 1e3} are whole too. */
    private BigInteger whole(FieldDescriptor field, int bits) {
        try {
            BigDecimal number = new BigDecimal(numeric());
            if (number.precision() - number.scale() > 20 || number.scale() > 400) {
                throw wrong("the number is out of range");
            }
            BigInteger whole = number.toBigIntegerExact();
            if (whole.bitLength() > bits || (whole.signum() < 0 && unsigned(field))) {
                throw wrong("the number is out of range");
            }
            return whole;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong("a whole number is expected");
        }
    }

    private double real() {
        String text = numeric();
        try {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw wrong("a number is expected");
        }
    }

    private String numeric() {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            default -> throw wrong("a number is expected");
        };
    }

    private static boolean unsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, FIXED32, UINT64, FIXED64 -> true;
            default -> false;
        };
    }

    private static Map<String, FieldDescriptor> fields(Descriptor descriptor) {
        return FIELDS.computeIfAbsent(descriptor, _ -> {
            Map<String, FieldDescriptor> fields = new HashMap<>();
            for (FieldDescriptor field : descriptor.getFields()) {
                fields.put(field.getName(), field);
                fields.put(field.getJsonName(), field);
            }
            return fields;
        });
    }

    private Failure wrong(String detail) {
        return Failures.invalid(parser.streamReadContext().pathAsPointer().toString(), "malformed", detail);
    }

    private static Failure malformed(JacksonException e, TokenStreamLocation at) {
        String where = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String message = e.getOriginalMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return Failures.invalid(
                where,
                "malformed",
                "The body is not JSON as OTLP wants it (" + where + "): "
                        + (first.length() > 200 ? first.substring(0, 200) : first));
    }
}
