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

/** Begins every transaction of ours anew that the database or the engine undid because it met another. */
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
        // Around the transaction itself, which is the innermost.
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }

    private static Object proceed(MethodInvocation invocation) throws Throwable {
        // Within a transaction of the caller's, whatever failed has failed it all.
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? invocation.proceed()
                : Conflict.again(
                        () -> ((ProxyMethodInvocation) invocation)
                                .invocableClone()
                                .proceed(),
                        EngineCall::isConflict);
    }
}
