package vn.diemcau.identity.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import vn.diemcau.identity.account.PasswordRule;

/** Our password rules as the engine's policy. */
class PasswordRules implements PasswordPolicy {

    private static final List<PasswordPolicyRule> RULES =
            Arrays.stream(PasswordRule.values()).map(PasswordRules::rule).toList();

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    private static PasswordPolicyRule rule(PasswordRule rule) {
        return new PasswordPolicyRule() {
            /** Shown directly where the web apps have no translation. */
            @Override
            public String getPlaceholder() {
                return rule.words();
            }

            @Override
            public Map<String, String> getParameters() {
                return Map.of();
            }

            @Override
            public boolean execute(String password) {
                return rule.allows(password, null);
            }

            @Override
            public boolean execute(String password, User user) {
                return rule.allows(password, user == null ? null : user.getId());
            }
        };
    }
}
