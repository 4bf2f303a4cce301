import { readFileSync } from 'node:fs';
import { createApiClient, unwrap, type ApiClient, type Schemas } from '#libs/api-client';
import { readCliConfig, type CliConfig, type Environment } from '#libs/config';
import { DomainError, messageOf } from '#libs/errors';
import { showCurl } from './curl.js';
import { UsageError } from './exit-codes.js';
import { follow } from './follow.js';
import { Printer, type Format, type Streams } from './output/printer.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly output: Format;
  readonly url?: string;
  readonly token?: string;
  readonly caFile?: string;
  /** Requests are printed as curl commands; those that would change something are not sent. */
  readonly curl?: boolean;
}

type Operation = Schemas['OperationView'];

/** What a command works with: the API, a printer and the settings; made when the command line has been read. */
export class Session {
  readonly config: CliConfig;
  readonly printer: Printer;
  readonly #isCurl: boolean;
  readonly #tell: (text: string) => void;
  #client: ApiClient | null = null;

  constructor(
    options: GlobalOptions,
    environment: Environment,
    streams: Streams,
    readonly sleep: (ms: number) => Promise<void>,
  ) {
    const kept = readCliConfig(environment);
    this.config = {
      file: kept.file,
      url: options.url ?? kept.url,
      token: options.token ?? kept.token,
      caFile: options.caFile ?? kept.caFile,
    };
    this.#isCurl = options.curl === true;
    this.printer = new Printer(options.output, this.#isCurl ? { ...streams, out: () => undefined } : streams);
    this.#tell = (text) => streams.out(`${text}\n`);
  }

  get api(): ApiClient {
    this.#client ??= this.connect(this.config.token);
    return this.#client;
  }

  /** A client with another token than the kept one. */
  connect(token: string | null): ApiClient {
    const { url, caFile } = this.config;
    if (url === null) {
      throw new UsageError('Nobody has said where the manager is: log in first, or give --url or DIRECTORATE_URL.');
    }
    return createApiClient({
      ...{ url, token, caPem: caFile === null ? null : readCa(caFile) },
      ...(this.#isCurl ? { beforeSending: (request) => showCurl(request, { url, caFile }, this.#tell) } : {}),
    });
  }

  async operation(id: string): Promise<Operation> {
    return unwrap(await this.api.GET('/api/v1/operations/{id}', { params: { path: { id } } })).body;
  }

  /** Follows an operation to its end and tells its steps; throws when it fails or is not over after `seconds`. */
  follow(operation: Operation, seconds: number): Promise<Operation> {
    return follow(operation, seconds, {
      operation: (id) => this.operation(id),
      sleep: this.sleep,
      note: (text) => this.printer.note(text),
    });
  }
}

function readCa(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new DomainError('invalid-input', `The CA file ${file} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}
