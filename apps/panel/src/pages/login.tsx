import {
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import { useState, type SyntheticEvent, type ReactElement } from 'react';
import { ApiProblem } from '#libs/api-client/browser';
import { useLogIn } from '../api/session.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';

const asksForCode = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.code === 'second-factor-required';

export function LoginPage(): ReactElement {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const { mutate, error, isPending } = useLogIn();
  const needsCode = code !== null || asksForCode(error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    mutate({ username, password, ...(code === null || code === '' ? {} : { code }) });
  };
  return (
    <main className="login">
      <Card className="login-card">
        <CardTitle component="h1">
          <img src="/assets/icon.svg" alt="" width={32} height={32} /> {texts.product}
        </CardTitle>
        <CardBody>
          <Form onSubmit={submit}>
            <FormGroup label={texts.login.username} isRequired fieldId="username">
              <TextInput
                id="username"
                autoComplete="username"
                isRequired
                autoFocus
                value={username}
                onChange={(_event, value) => setUsername(value)}
              />
            </FormGroup>
            <FormGroup label={texts.login.password} isRequired fieldId="password">
              <TextInput
                id="password"
                type="password"
                autoComplete="current-password"
                isRequired
                value={password}
                onChange={(_event, value) => setPassword(value)}
              />
            </FormGroup>
            {needsCode && (
              <FormGroup label={texts.login.code} isRequired fieldId="code">
                <TextInput
                  id="code"
                  autoComplete="one-time-code"
                  inputMode="text"
                  autoFocus
                  value={code ?? ''}
                  onChange={(_event, value) => setCode(value)}
                />
                <FormHelperText>
                  <HelperText>
                    <HelperTextItem>{texts.login.codeHelp}</HelperTextItem>
                  </HelperText>
                </FormHelperText>
              </FormGroup>
            )}
            {error !== null && !asksForCode(error) && <ProblemCard error={error} />}
            <Button type="submit" isBlock isLoading={isPending} isDisabled={username === '' || password === ''}>
              {texts.login.submit}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </main>
  );
}
