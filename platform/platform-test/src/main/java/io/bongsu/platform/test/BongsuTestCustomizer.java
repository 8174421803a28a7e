package io.bongsu.platform.test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives a {@link BongsuTest} the variables the launcher would give the service. */
public final class BongsuTestCustomizer implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        // looks at enclosing classes too: @Nested tests share the context of the class around them
        var found = TestContextAnnotationUtils.findAnnotationDescriptor(testClass, BongsuTest.class);
        if (found == null) {
            return null;
        }
        BongsuTest test = found.getAnnotation();
        String owner = test.together().isEmpty() ? found.getRootDeclaringClass().getName() : test.together();
        return new Services(owner, test.value(), test.sharedBroker());
    }

    /** Equal for one class, or those that go together: they get a database and broker space of their own. */
    private record Services(String owner, String database, boolean sharedBroker) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Map<String, Object> variables = new TreeMap<>();
            variables.putAll(TestPostgres.get().createDatabase(database).variables());
            if (sharedBroker) {
                variables.putAll(TestBroker.get().variables());
            }
            variables.putAll(Tokens.variables());
            variables.put("server.address", "127.0.0.1");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bongsu-test", variables));
        }
    }
}
