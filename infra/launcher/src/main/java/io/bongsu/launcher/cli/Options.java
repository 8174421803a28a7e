package io.bongsu.launcher.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A verb's words, apart from its flags. */
record Options(Map<String, String> flags, List<String> words) {

    /** {@code --name}, {@code --name=value}, {@code --name value} for those that need one, {@code -f}. */
    static Options parse(List<String> arguments, Set<String> plain, Set<String> valued) throws Refusal {
        Map<String, String> flags = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!argument.startsWith("-")) {
                words.add(argument);
            } else if (equals > 0 && valued.contains(name)) {
                flags.put(name, argument.substring(equals + 1));
            } else if (plain.contains(argument)) {
                flags.put(argument, "");
            } else if (valued.contains(argument) && i + 1 < arguments.size()) {
                flags.put(argument, arguments.get(++i));
            } else {
                throw new Refusal("unknown option " + argument + "; ./bongsu help lists what there is");
            }
        }
        return new Options(flags, words);
    }

    boolean has(String flag) {
        return flags.containsKey(flag);
    }

    Optional<String> value(String flag) {
        return Optional.ofNullable(flags.get(flag)).filter(value -> !value.isBlank());
    }
}
