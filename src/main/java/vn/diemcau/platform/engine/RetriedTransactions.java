package vn.diemcau.platform.engine;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.platform.database.Conflict;

/** Retries each of our transactions after a conflict in the database or the engine. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class RetriedTransactions {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor retriedTransactionsAdvisor() {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new ComposablePointcut(AnnotationMatchingPointcut.forClassAnnotation(Transactional.class))
                        .union(AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class)),
                (MethodInterceptor) RetriedTransactions::proceed);
        // Around the transaction's own advice, which is the innermost.
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }

    private static Object proceed(MethodInvocation invocation) throws Throwable {
        // No retry within a caller's transaction, because the failure has already failed that transaction.
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? invocation.proceed()
                : Conflict.again(
                        () -> ((ProxyMethodInvocation) invocation)
                                .invocableClone()
                                .proceed(),
                        EngineCall::isConflict);
    }
}
