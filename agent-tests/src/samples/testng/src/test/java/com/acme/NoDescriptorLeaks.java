package com.acme;

import io.descry.api.DescriptorLeakError;
import io.descry.api.LeakCheck;
import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/**
 * Fails each test method that leaves a descriptor open. For tests that run one after another: what
 * any thread opened in the meantime counts.
 */
public final class NoDescriptorLeaks implements IInvokedMethodListener {

  private LeakCheck check;

  @Override
  public void beforeInvocation(IInvokedMethod method, ITestResult result) {
    if (method.isTestMethod() && LeakCheck.isSupported()) {
      check = LeakCheck.begin();
    }
  }

  @Override
  public void afterInvocation(IInvokedMethod method, ITestResult result) {
    if (method.isTestMethod() && check != null && result.isSuccess()) {
      try {
        check.assertNone();
      } catch (DescriptorLeakError leak) {
        result.setStatus(ITestResult.FAILURE);
        result.setThrowable(leak);
      }
    }
  }
}
