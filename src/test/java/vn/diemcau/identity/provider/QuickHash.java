package vn.diemcau.identity.provider;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Lets the application contexts of all tests hash passwords at bcrypt's least cost, which else takes a third of the integration tests'
 * processor time. Named in META-INF/spring.factories; SlowHashTest, PasswordsIT and ShippedIT have the product's cost.
 */
public final class QuickHash implements ContextCustomizerFactory {

    private static final int LEAST_COST = 4;

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurations) {
        return testClass == PasswordsIT.class ? null : new InsteadOfSlowHash();
    }

    /** All are equal, because contexts of different customizers are not shared. */
    private record InsteadOfSlowHash() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            ((BeanDefinitionRegistry) context.getBeanFactory())
                    .registerBeanDefinition(
                            "slowHash", new RootBeanDefinition(SlowHash.class, () -> new SlowHash(LEAST_COST)));
        }
    }
}
