global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using Xunit;

// Each test is a build of its own that uses all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
